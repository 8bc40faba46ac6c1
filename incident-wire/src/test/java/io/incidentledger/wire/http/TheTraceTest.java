package io.incidentledger.wire.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TheTraceTest extends HttpFixture {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    @Test
    void goes_on_where_the_caller_has_one() {
        assertThat(
                        operator.with("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01")
                                .get("/api/whoami")
                                .header("traceparent"))
                .matches("00-" + TRACE + "-(?!00f067aa0ba902b7)[0-9a-f]{16}-01");
    }

    /** Nobody samples it; whether its id is said to be random does not matter. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense",
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-" + TRACE + "-0000000000000000-01",
                "ff-" + TRACE + "-00f067aa0ba902b7-01",
                "00-" + TRACE + "-00f067aa0ba902b7-01-more"
            })
    void begins_where_there_is_none(String header) {
        assertThat(operator.with("traceparent", header).get("/api/whoami").header("traceparent"))
                .matches("00-(?!" + TRACE + ")[0-9a-f]{32}-[0-9a-f]{16}-0[02]");
    }
}
