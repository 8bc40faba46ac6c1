package io.incidentledger.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

/** What decides and what folds gives the same for the same, for ever. */
class PurityTest {
    private static final String[] THE_OUTSIDE = {
        "java.io..",
        "java.net..",
        "java.nio..",
        "java.sql..",
        "javax.sql..",
        "java.util.concurrent..",
        "org.axonframework..",
        "org.springframework..",
        "org.apache.kafka..",
        "org.slf4j..",
        "io.micrometer..",
        "io.opentelemetry.."
    };

    static Stream<Rule> rules() {
        DescribedPredicate<JavaClass> contract = resideInAPackage("io.incidentledger..api..");
        return Stream.of(
                new Rule("decisions do not know the outside", outsideUnknown(Adapters.decisions())),
                new Rule(
                        "decisions have no clock and no dice", alwaysTheSame(Adapters.decisions())),
                new Rule(
                        "folds and views do not know the outside",
                        outsideUnknown(Adapters.foldsAndViews())),
                new Rule(
                        "folds and views have no clock and no dice",
                        alwaysTheSame(Adapters.foldsAndViews())),
                new Rule("the contract has no clock and no dice", alwaysTheSame(contract)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void holds(Rule rule) {
        rule.holds();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void can_fail(Rule rule) {
        rule.canFail();
    }

    private static ArchRule outsideUnknown(DescribedPredicate<JavaClass> those) {
        return noClasses()
                .that(those)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(THE_OUTSIDE);
    }

    private static ArchRule alwaysTheSame(DescribedPredicate<JavaClass> those) {
        return noClasses()
                .that(those)
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(UUID.class, "randomUUID")
                .orShould()
                .callMethod(Math.class, "random")
                .orShould()
                .dependOnClassesThat()
                .belongToAnyOf(
                        Clock.class, InstantSource.class, Random.class, ThreadLocalRandom.class);
    }
}
