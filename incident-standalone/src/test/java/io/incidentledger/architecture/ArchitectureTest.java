package io.incidentledger.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.stream.Stream;

/**
 * The rules of the house over all modules. Each is also held against a deliberate violator in the
 * package {@code canary}, where it must fail: a rule that cannot fail is decoration. Think hard
 * about the layering before changing this file.
 */
class ArchitectureTest {
    /** Classes that talk to the outside; everything else in a feature package is pure. */
    private static final String ADAPTERS =
            ".*(Aggregate|Desk|Cache|Controller|Endpoints?|EndpointWiring|Wiring|Repository|Store"
                    + "|Projection|Tables)(\\$.*)?";

    private static final JavaClasses PRODUCT =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .withImportOption(location -> !location.contains("canary"))
                    .importPackages("io.incidentledger");

    private static final JavaClasses CANARIES =
            new ClassFileImporter().importPackages("io.incidentledger.canary");

    static Stream<Arguments> rules() {
        return Stream.of(
                rule(
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
                rule(
                        "the catalogue does not know the incident",
                        noClasses()
                                .that()
                                .resideInAnyPackage(
                                        "io.incidentledger.api.catalogue..",
                                        "io.incidentledger.canary.api..")
                                .should()
                                .dependOnClassesThat()
                                .resideInAPackage("io.incidentledger.api.incident..")),
                rule(
                        "queries do not know commands",
                        noClasses()
                                .that()
                                .resideInAPackage("io.incidentledger..query..")
                                .should()
                                .dependOnClassesThat()
                                .resideInAnyPackage(
                                        "io.incidentledger.command..", "org.axonframework..")),
                rule(
                        "commands do not know queries",
                        noClasses()
                                .that()
                                .resideInAPackage("io.incidentledger..command..")
                                .should()
                                .dependOnClassesThat()
                                .resideInAPackage("io.incidentledger..query..")),
                rule(
                        "how things look on the wire knows neither side",
                        noClasses()
                                .that()
                                .resideInAPackage("io.incidentledger..wire..")
                                .should()
                                .dependOnClassesThat()
                                .resideInAnyPackage(
                                        "io.incidentledger.command..",
                                        "io.incidentledger.query..",
                                        "io.incidentledger.standalone..")),
                rule(
                        "decisions are pure",
                        noClasses()
                                .that(
                                        resideInAnyPackage(
                                                        "io.incidentledger..command.incident..",
                                                        "io.incidentledger.command.catalogue..",
                                                        "io.incidentledger.command.judgement..")
                                                .and(nameMatching(ADAPTERS).negate()))
                                .should()
                                .dependOnClassesThat()
                                .resideInAnyPackage(
                                        "java.io..",
                                        "java.net..",
                                        "java.nio..",
                                        "java.sql..",
                                        "org.axonframework..",
                                        "org.springframework..",
                                        "org.apache.kafka..",
                                        "org.slf4j..")),
                rule(
                        "decisions have no clock and no dice",
                        noClasses()
                                .that(
                                        resideInAnyPackage(
                                                        "io.incidentledger..command.incident..",
                                                        "io.incidentledger.command.catalogue..",
                                                        "io.incidentledger.command.judgement..",
                                                        "io.incidentledger.api..")
                                                .and(nameMatching(ADAPTERS).negate()))
                                .should()
                                .callMethod(java.time.Instant.class, "now")
                                .orShould()
                                .callMethod(System.class, "currentTimeMillis")
                                .orShould()
                                .callMethod(System.class, "nanoTime")
                                .orShould()
                                .callMethod(java.util.UUID.class, "randomUUID")
                                .orShould()
                                .dependOnClassesThat()
                                .areAssignableTo(java.util.Random.class)),
                rule(
                        "only publication, feed and wiring speak to Kafka",
                        noClasses()
                                .that(
                                        resideInAnyPackage(
                                                        "io.incidentledger.publication..",
                                                        "io.incidentledger.command.publication..",
                                                        "io.incidentledger.query.feed..",
                                                        "io.incidentledger..wiring..",
                                                        "io.incidentledger.embedded..")
                                                .negate())
                                .should()
                                .dependOnClassesThat()
                                .resideInAPackage("org.apache.kafka..")),
                rule(
                        "nobody depends on wiring but wiring and applications",
                        noClasses()
                                .that(areNoWirings())
                                .should()
                                .dependOnClassesThat(
                                        nameMatching("io\\.incidentledger\\..*Wiring"))),
                rule(
                        "names say what a thing is",
                        noClasses()
                                .that()
                                .areNotRecords()
                                .should()
                                .haveSimpleNameEndingWith("Impl")
                                .orShould()
                                .haveSimpleNameEndingWith("Util")
                                .orShould()
                                .haveSimpleNameEndingWith("Utils")
                                .orShould()
                                .haveSimpleNameEndingWith("Helper")
                                .orShould()
                                .haveSimpleNameEndingWith("Manager")
                                .orShould()
                                .haveSimpleNameEndingWith("Dto")
                                .orShould()
                                .haveSimpleNameEndingWith("Service")),
                rule(
                        "beans are injected by constructor",
                        com.tngtech.archunit.library.GeneralCodingRules
                                .NO_CLASSES_SHOULD_USE_FIELD_INJECTION));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void holds(String sentence, ArchRule rule) {
        rule.as(sentence).check(PRODUCT);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void can_fail(String sentence, ArchRule rule) {
        assertThat(rule.evaluate(CANARIES).hasViolation()).as(sentence).isTrue();
    }

    private static DescribedPredicate<JavaClass> areNoWirings() {
        return DescribedPredicate.not(
                nameMatching(".*Wiring(\\$.*)?")
                        .<JavaClass>forSubtype()
                        .or(
                                resideInAnyPackage(
                                        "io.incidentledger..wiring..",
                                        "io.incidentledger.standalone..")));
    }

    private static Arguments rule(String sentence, ArchRule rule) {
        return Arguments.of(sentence, rule);
    }
}
