package io.incidentledger.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;

import io.incidentledger.api.fact.Objection;
import io.incidentledger.api.fact.ObjectionCode;
import io.incidentledger.api.refusal.Refusal;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.stream.Stream;

/** Who may know whom. */
class LayeringTest {
    private static final String[] FEATURES_OF_QUERIES = {
        "io.incidentledger..query.availability..",
        "io.incidentledger..query.board..",
        "io.incidentledger..query.catalogue..",
        "io.incidentledger..query.digest..",
        "io.incidentledger..query.incident..",
        "io.incidentledger..query.investigation..",
        "io.incidentledger..query.irregularity..",
        "io.incidentledger..query.notification..",
        "io.incidentledger..query.recovery..",
        "io.incidentledger..query.response..",
        "io.incidentledger..query.timeline.."
    };

    static Stream<Rule> rules() {
        return Stream.of(
                new Rule(
                        "the contract knows nothing but the JDK and annotations",
                        classes()
                                .that()
                                .resideInAPackage("io.incidentledger..api..")
                                .should()
                                .onlyDependOnClassesThat()
                                .resideInAnyPackage(
                                        "java..",
                                        "org.jspecify..",
                                        "com.fasterxml.jackson.annotation..",
                                        "io.incidentledger.api..")),
                new Rule(
                        "the catalogue of the contract does not know the incident",
                        unknown("api.catalogue", "io.incidentledger.api.incident..")),
                new Rule(
                        "how things look on the wire knows neither side",
                        unknown(
                                "wire",
                                "io.incidentledger.command..",
                                "io.incidentledger.query..",
                                "io.incidentledger.standalone..")),
                new Rule(
                        "queries do not know commands",
                        unknown("query", "io.incidentledger.command..", "org.axonframework..")),
                new Rule(
                        "commands do not know queries",
                        unknown("command", "io.incidentledger..query..")),
                new Rule(
                        "the catalogue of commands does not know the incident",
                        unknown("command.catalogue", "io.incidentledger..command.incident..")),
                new Rule("the board and the timeline know no other view", othersUnknown()),
                new Rule(
                        "no view knows the board",
                        noClasses()
                                .that(
                                        resideInAnyPackage(FEATURES_OF_QUERIES)
                                                .and(outside("io.incidentledger..query.board..")))
                                .should()
                                .dependOnClassesThat()
                                .resideInAPackage("io.incidentledger..query.board..")),
                new Rule(
                        "nobody but the contract's refusals is part of a circle of packages",
                        slices().matching("io.incidentledger..(api|wire|command|query).(*)..")
                                .should()
                                .beFreeOfCycles()
                                // A refusal lists objections; a fact that is malformed is refused.
                                .ignoreDependency(Refusal.class, Objection.class)
                                .ignoreDependency(Refusal.class, ObjectionCode.class)),
                new Rule(
                        "nobody depends on wiring but wiring and applications",
                        noClasses()
                                .that(areNoWirings())
                                .should()
                                .dependOnClassesThat(
                                        nameMatching("io\\.incidentledger\\..*Wiring"))));
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

    private static ArchRule unknown(String here, String... there) {
        return noClasses()
                .that()
                .resideInAPackage("io.incidentledger.." + here + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(there);
    }

    private static ArchRule othersUnknown() {
        return noClasses()
                .that()
                .resideInAnyPackage(
                        "io.incidentledger..query.board..", "io.incidentledger..query.timeline..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.incidentledger..query.catalogue..",
                        "io.incidentledger..query.incident..",
                        "io.incidentledger..query.investigation..",
                        "io.incidentledger..query.notification..");
    }

    private static DescribedPredicate<JavaClass> outside(String pattern) {
        return DescribedPredicate.not(resideInAPackage(pattern));
    }

    private static DescribedPredicate<JavaClass> areNoWirings() {
        return DescribedPredicate.not(
                Adapters.named("Wiring|Application")
                        .or(
                                resideInAnyPackage(
                                        "io.incidentledger..wiring..",
                                        "io.incidentledger.standalone..")));
    }
}
