package io.incidentledger.tidiness;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.stream.Stream;

/** The house rules that are about files, each held and each shown to fail. */
class TidyTest {
    private static final List<SourceFile> REPOSITORY = SourceFile.all();

    static Stream<HouseRule> rules() {
        return Stream.of(
                        SizeRules.all(),
                        LeftoverRules.all(),
                        PackageRules.all(),
                        DocumentRules.all())
                .flatMap(List::stream);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void is_kept(HouseRule rule) {
        assertThat(REPOSITORY).hasSizeGreaterThan(400);
        assertThat(rule.findings().apply(REPOSITORY)).isEmpty();
    }

    /** Fails when a rule no longer finds what breaks it. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void can_be_broken(HouseRule rule) {
        assertThat(rule.findings().apply(rule.broken())).isNotEmpty();
    }
}
