package io.incidentledger.query.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentledger.query.fixture.Reads;
import io.incidentledger.wire.http.Caller.Answer;

import org.junit.jupiter.api.Test;

import java.util.concurrent.atomic.AtomicReference;

class SlowReadTest {
    /** Fails when reads have no time-out, or when theirs passes for a fault of ours. */
    @Test
    void is_given_up_and_says_so() {
        try (Reads reads = Reads.start()) {
            AtomicReference<Answer> answer = new AtomicReference<>();
            reads.projections()
                    .holding(
                            "LOCK TABLE subscription IN ACCESS EXCLUSIVE MODE",
                            () -> answer.set(reads.observer().get("/api/board")));
            assertThat(answer.get().status()).isEqualTo(503);
            assertThat(answer.get().text("/code")).isEqualTo("UNAVAILABLE");
            assertThat(answer.get().header("Retry-After")).isEqualTo("1");
            assertThat(reads.observer().get("/api/board").status()).isEqualTo(200);
        }
    }
}
