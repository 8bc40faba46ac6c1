package io.incidentledger.wire.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.ServletException;

import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

/** What is asked while as much is under way as may be: here, from within the only one. */
class ChangesAtOnceTest {
    private final ChangesAtOnceFilter filter = new ChangesAtOnceFilter(1, Duration.ZERO);

    /** Fails when nothing is counted, or nobody is told when to come back. */
    @Test
    void one_too_many_is_told_to_come_back_and_nothing_of_it_is_begun() throws Exception {
        MockHttpServletResponse second = meanwhile("POST");
        assertThat(second.getStatus()).isEqualTo(503);
        assertThat(second.getHeader("Retry-After")).isEqualTo("1");
        assertThat(second.getContentAsString()).contains("UNAVAILABLE", "Too much is under way");
    }

    /** Fails when readers wait for writers. */
    @Test
    void reads_are_not_counted() throws Exception {
        assertThat(meanwhile("GET").getStatus()).isEqualTo(204);
    }

    /** Fails when what is done still counts, or what failed. */
    @Test
    void what_is_done_and_what_failed_give_their_place_to_the_next() throws Exception {
        assertThat(answer("POST", () -> {}).getStatus()).isEqualTo(204);
        assertThatThrownBy(() -> answer("POST", ChangesAtOnceTest::fail)).hasMessage("on purpose");
        assertThat(answer("POST", () -> {}).getStatus()).isEqualTo(204);
    }

    private static void fail() throws ServletException {
        throw new ServletException("on purpose");
    }

    private MockHttpServletResponse meanwhile(String method) throws ServletException, IOException {
        AtomicReference<MockHttpServletResponse> second = new AtomicReference<>();
        assertThat(answer("POST", () -> second.set(answer(method, () -> {}))).getStatus())
                .isEqualTo(204);
        return second.get();
    }

    private interface Work {
        void run() throws ServletException, IOException;
    }

    private MockHttpServletResponse answer(String method, Work work)
            throws ServletException, IOException {
        MockHttpServletResponse response = new MockHttpServletResponse();
        filter.doFilter(
                new MockHttpServletRequest(method, "/api/incidents"),
                response,
                (_, _) -> {
                    work.run();
                    response.setStatus(204);
                });
        return response;
    }
}
