package io.incidentledger.standalone.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;

import io.incidentledger.embedded.Ports;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;

class PortChecksTest {
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    @Test
    void free_ports_are_fine() {
        assertThat(findings(Ports.free(), Ports.free()))
                .extracting(Finding::level)
                .containsOnly(Finding.Level.OK);
    }

    @Test
    void something_silent_on_the_port_fails() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, LOOPBACK)) {
            assertThat(findings(other.getLocalPort(), Ports.free()))
                    .contains(
                            Finding.fail(
                                    "port " + other.getLocalPort(),
                                    "taken by another program",
                                    "Use another one: --port"));
        }
    }

    @Test
    void another_web_server_on_the_port_fails_and_what_it_says_is_shown() throws Exception {
        HttpServer other = answering(404, "no such page");
        try {
            Finding finding = findings(other.getAddress().getPort(), Ports.free()).getFirst();
            assertThat(finding.level()).isEqualTo(Finding.Level.FAIL);
            assertThat(finding.found()).endsWith("HTTP 404 no such page");
        } finally {
            other.stop(0);
        }
    }

    @Test
    void the_product_itself_is_what_should_be_there_and_so_is_its_broker() throws Exception {
        HttpServer product = answering(200, "{\"status\":\"UP\"}");
        try (ServerSocket broker = new ServerSocket(0, 1, LOOPBACK)) {
            assertThat(findings(product.getAddress().getPort(), broker.getLocalPort()))
                    .extracting(Finding::found)
                    .containsExactly(
                            "the product is running and healthy",
                            "taken, most likely by the product");
        } finally {
            product.stop(0);
        }
    }

    @Test
    void a_taken_port_of_the_broker_is_only_worth_a_word() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, LOOPBACK)) {
            Finding finding = findings(Ports.free(), other.getLocalPort()).getLast();
            assertThat(finding.level()).isEqualTo(Finding.Level.WARN);
            assertThat(finding.remedy()).contains("takes another one and prints it");
        }
    }

    private static List<Finding> findings(int port, int kafkaPort) {
        return PortChecks.all(RunningProduct.on(port), port, kafkaPort);
    }

    private static HttpServer answering(int status, String body) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(LOOPBACK, 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    byte[] bytes = body.getBytes(UTF_8);
                    exchange.sendResponseHeaders(status, bytes.length);
                    exchange.getResponseBody().write(bytes);
                    exchange.close();
                });
        server.start();
        return server;
    }
}
