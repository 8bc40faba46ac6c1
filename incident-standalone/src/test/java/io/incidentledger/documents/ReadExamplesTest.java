package io.incidentledger.documents;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentledger.documents.OpenApi.Operation;

import org.junit.jupiter.api.Test;

import java.util.List;

/** Whoever reads the description sees what every read answers. */
class ReadExamplesTest {
    private static final OpenApi SHIPPED = OpenApi.shipped();

    @Test
    void there_is_one_for_every_answer() {
        assertThat(without(SHIPPED)).isEmpty();
    }

    /** Fails when a read without an example would no longer be found. */
    @Test
    void one_that_is_missing_is_found() {
        assertThat(without(SHIPPED.without("/components/schemas/FindingsView/examples")))
                .containsExactly("GET /api/incidents/{incident}/findings");
    }

    private static List<String> without(OpenApi document) {
        return document.operations().stream()
                .filter(it -> it.method().equals("get") && it.path().startsWith("/api/"))
                .filter(it -> Example.ofAnswers(document, it).isEmpty())
                .map(Operation::toString)
                .toList();
    }
}
