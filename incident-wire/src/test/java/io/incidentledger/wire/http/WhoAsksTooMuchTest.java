package io.incidentledger.wire.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentledger.wire.http.Caller.Answer;

import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

import java.util.List;

/** One request in the long run, three at once, so that no test here can be too slow to see it. */
@TestPropertySource(
        properties = {
            "incident.limits.requests-per-second=1",
            "incident.limits.burst=3",
            "incident.limits.failures-per-second=1",
            "incident.limits.failure-burst=3"
        })
class WhoAsksTooMuchTest extends HttpFixture {
    /** Fails when the filter is not in the chain. */
    @Test
    void is_told_when_to_come_back() {
        Answer last = lastOf(nobody.bearing(tokenOf("greedy")), "/api/whoami");
        assertProblem(last, 429, "TOO_MANY_REQUESTS", "That is more than your share");
        assertThat(last.header("Retry-After")).isEqualTo("1");
    }

    /** Fails when all who come from one address share what one of them may do. */
    @Test
    void takes_nothing_from_others() {
        assertThat(lastOf(nobody.bearing(tokenOf("greedier")), "/api/whoami").status())
                .isEqualTo(429);
        assertThat(nobody.bearing(tokenOf("modest")).get("/api/whoami").status()).isEqualTo(200);
    }

    /** Fails when failures are not counted, or when they count against good tokens. */
    @Test
    void without_a_good_token_is_turned_away_alone() {
        Answer last = lastOf(nobody.bearing("nonsense"), "/api/whoami");
        assertProblem(last, 429, "TOO_MANY_REQUESTS", "That is more than your share");
        assertThat(nobody.bearing(tokenOf("neighbour")).get("/api/whoami").status()).isEqualTo(200);
    }

    /** Asks until it is turned away, or for so long that it must have been. */
    private static Answer lastOf(Caller caller, String path) {
        Answer answer = caller.get(path);
        for (int i = 0; i < 200 && answer.status() != 429; i++) {
            answer = caller.get(path);
        }
        return answer;
    }

    private static String tokenOf(String subject) {
        return Tokens.with(claims -> claims.subject(subject).claim("roles", List.of("observer")));
    }
}
