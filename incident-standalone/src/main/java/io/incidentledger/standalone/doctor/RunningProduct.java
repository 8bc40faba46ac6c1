package io.incidentledger.standalone.doctor;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/**
 * What answers on the port.
 *
 * @param answers whether anything speaks HTTP there
 * @param isHealthy whether it says that it is up
 * @param says what it said
 */
record RunningProduct(boolean answers, boolean isHealthy, String says) {
    private static final Duration LIMIT = Duration.ofSeconds(2);
    private static final int SHOWN = 120;

    static RunningProduct on(int port) {
        URI health = URI.create("http://127.0.0.1:%d/actuator/health".formatted(port));
        try (HttpClient http = HttpClient.newBuilder().connectTimeout(LIMIT).build()) {
            HttpResponse<String> answer =
                    http.send(
                            HttpRequest.newBuilder(health).timeout(LIMIT).build(),
                            HttpResponse.BodyHandlers.ofString());
            return of(answer.statusCode(), answer.body());
        } catch (IOException _) {
            return new RunningProduct(false, false, "");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new RunningProduct(false, false, "");
        }
    }

    private static RunningProduct of(int status, String body) {
        boolean up = status == 200 && body.contains("\"status\":\"UP\"");
        String some = body.length() <= SHOWN ? body : body.substring(0, SHOWN) + "...";
        return new RunningProduct(true, up, "HTTP %d %s".formatted(status, some).strip());
    }
}
