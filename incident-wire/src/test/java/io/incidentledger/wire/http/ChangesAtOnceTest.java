package io.incidentledger.wire.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

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
    void what_is_done_gives_its_place_to_the_next() throws Exception {
        for (int i = 0; i < 2; i++) {
            assertThat(answer("POST", () -> {}).getStatus()).isEqualTo(204);
        }
    }

    private MockHttpServletResponse meanwhile(String method) throws Exception {
        AtomicReference<MockHttpServletResponse> second = new AtomicReference<>();
        assertThat(answer("POST", () -> second.set(answer(method, () -> {}))).getStatus())
                .isEqualTo(204);
        return second.get();
    }

    private interface Work {
        void run() throws Exception;
    }

    private MockHttpServletResponse answer(String method, Work work) throws Exception {
        MockHttpServletResponse response = new MockHttpServletResponse();
        filter.doFilter(
                new MockHttpServletRequest(method, "/api/incidents"),
                response,
                (_, _) -> {
                    try {
                        work.run();
                    } catch (Exception failed) {
                        throw new AssertionError(failed);
                    }
                    response.setStatus(204);
                });
        return response;
    }
}
