package io.incidentledger.embedded;

import org.junit.jupiter.api.Test;

class EmbeddedTest {
    record P(Object o) {}

    @Test
    void x() {
        Object p = new P(1);
        org.assertj.core.api.Assertions.assertThat(p instanceof P(var _)).isTrue();
    }
}
