package io.incidentledger.documents;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentledger.standalone.SharedProduct;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The tour of the README can be pasted into a shell. */
@ExtendWith(SharedProduct.Provider.class)
class TourTest {
    private static final Pattern TOUR =
            Pattern.compile("(?s)## A tour with curl\n\n```bash\n(.*?)```");

    /** Every request says its status on the side, so that what the tour prints stays as it is. */
    private static final String CURL = "curl -s ";

    private static final String CURL_WITH_STATUS = CURL + "-w '%{stderr}%{http_code}\\n' ";

    @Test
    void every_request_succeeds_but_the_one_that_is_objected_to(SharedProduct product)
            throws Exception {
        Answer answer =
                run(
                        tour().replaceFirst("TOKEN=\\$\\(.*\\)", "TOKEN=" + product.api().token())
                                .replace("localhost:8080", product.api().address().getAuthority())
                                .replace(CURL, CURL_WITH_STATUS)
                                .replaceAll("(?m)^kcat .*$", ""));
        assertThat(answer.statuses())
                .as(answer.output())
                .containsExactly(
                        "201", "201", "201", "201", "409", "200", "200", "201", "201", "201", "200",
                        "200", "200", "200", "200", "200", "200", "200", "200");
        assertThat(answer.output())
                .contains("\"NOTHING_TO_RESTORE\"", "\"OFFLINE\"", "second server");
    }

    @Test
    void it_asks_for_everything_that_the_test_puts_in_its_place() throws IOException {
        assertThat(tour()).contains("TOKEN=$(./incident token", CURL, "kcat ", "localhost:8080");
    }

    private static String tour() throws IOException {
        Path readme = Path.of(System.getProperty("project.root"), "README.md");
        Matcher found = TOUR.matcher(Files.readString(readme));
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private static Answer run(String script) throws IOException, InterruptedException {
        Path statuses = Files.createTempFile("tour", ".statuses");
        Process bash =
                new ProcessBuilder("bash", "-c", script).redirectError(statuses.toFile()).start();
        bash.getOutputStream().close();
        String output = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        bash.waitFor();
        List<String> lines = Files.readAllLines(statuses);
        Files.delete(statuses);
        return new Answer(lines, output);
    }

    private record Answer(List<String> statuses, String output) {}
}
