package io.incidentledger.benchmark.ground;

import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.entity.StringEntity;

import java.io.IOException;
import java.io.UncheckedIOException;

/** A node over HTTP; for many threads, each of which waits for its answer. */
public final class Http implements AutoCloseable {
    private final String address;
    private final String authorization;
    private final CloseableHttpClient client;

    Http(int port, String token, int connections) {
        address = "http://127.0.0.1:" + port;
        authorization = "Bearer " + token;
        client =
                HttpClientBuilder.create()
                        .setConnectionManager(
                                PoolingHttpClientConnectionManagerBuilder.create()
                                        .setMaxConnPerRoute(connections)
                                        .setMaxConnTotal(connections)
                                        .build())
                        .disableCookieManagement()
                        .disableAutomaticRetries()
                        .disableContentCompression()
                        .build();
    }

    /**
     * Asks.
     *
     * @throws IllegalStateException if the answer is not 2xx
     */
    public String get(String path) throws IOException {
        return send(new HttpGet(address + path));
    }

    /**
     * Sends JSON.
     *
     * @throws IllegalStateException if the answer is not 2xx
     */
    public String post(String path, String json) throws IOException {
        HttpPost post = new HttpPost(address + path);
        post.setEntity(new StringEntity(json, ContentType.APPLICATION_JSON));
        return send(post);
    }

    private String send(HttpUriRequestBase request) throws IOException {
        request.setHeader("Authorization", authorization);
        return client.execute(
                request,
                answer -> {
                    String body = EntityUtils.toString(answer.getEntity());
                    if (answer.getCode() / 100 != 2) {
                        throw new IllegalStateException(
                                "%s %s: %d %s"
                                        .formatted(
                                                request.getMethod(),
                                                request.getRequestUri(),
                                                answer.getCode(),
                                                body));
                    }
                    return body;
                });
    }

    @Override
    public void close() {
        try {
            client.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
