package io.incidentledger.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.annotation.Bean;

import java.util.stream.Stream;

/** Each technology has its place, and is not met elsewhere. */
class AdaptersTest {
    static Stream<Rule> rules() {
        return Stream.of(
                new Rule(
                        "only publication, feed, summary and wiring speak to Kafka",
                        onlyThere(
                                in(
                                        "io.incidentledger.wire.connection..",
                                        "io.incidentledger.command.publication..",
                                        "io.incidentledger.query.feed..",
                                        "io.incidentledger.query.summary..",
                                        "io.incidentledger..wiring..",
                                        "io.incidentledger.embedded.."),
                                "org.apache.kafka..")),
                new Rule(
                        "only what is named for it, and the infrastructure, speaks to a database",
                        onlyThere(
                                in(
                                                "io.incidentledger.command.store..",
                                                "io.incidentledger.command.publication..",
                                                "io.incidentledger.query.feed..",
                                                "io.incidentledger.query.generation..",
                                                "io.incidentledger.query.summary..",
                                                "io.incidentledger.query.table..",
                                                "io.incidentledger.query.read..",
                                                "io.incidentledger..wiring..",
                                                "io.incidentledger.wire.connection..",
                                                "io.incidentledger.embedded..")
                                        .or(
                                                Adapters.named(
                                                        "Repository|Store|Tables|Projection|Cache"
                                                                + "|RecordedEvents")),
                                "java.sql..",
                                "javax.sql..",
                                "org.springframework.jdbc..",
                                "org.springframework.transaction..")),
                new Rule(
                        "only controllers, endpoints, filters and the wire speak HTTP",
                        onlyThere(
                                in(
                                                "io.incidentledger.command.endpoint..",
                                                "io.incidentledger.query.live..",
                                                "io.incidentledger.wire..",
                                                "io.incidentledger..wiring..")
                                        .or(Adapters.named("Controller|Filter")),
                                "org.springframework.web..",
                                "org.springframework.http..",
                                "jakarta.servlet..")),
                new Rule(
                        "only adapters measure and trace",
                        onlyThere(
                                in(
                                        "io.incidentledger.command.recording..",
                                        "io.incidentledger.command.store..",
                                        "io.incidentledger.command.publication..",
                                        "io.incidentledger.command.endpoint..",
                                        "io.incidentledger.query.feed..",
                                        "io.incidentledger.wire..",
                                        "io.incidentledger..wiring.."),
                                "io.micrometer..",
                                "io.opentelemetry..")),
                new Rule(
                        "only the wire knows how tokens are checked",
                        onlyThere(
                                in("io.incidentledger.wire..", "io.incidentledger.standalone..")
                                        .or(in("io.incidentledger.command.endpoint..")),
                                "org.springframework.security..")),
                new Rule(
                        "only aggregates handle Axon's commands",
                        methods()
                                .that()
                                .areAnnotatedWith(CommandHandler.class)
                                .should()
                                .beDeclaredInClassesThat()
                                .haveSimpleNameEndingWith("Aggregate")),
                new Rule(
                        "only aggregates evolve with Axon's events",
                        methods()
                                .that()
                                .areAnnotatedWith(EventSourcingHandler.class)
                                .should()
                                .beDeclaredInClassesThat()
                                .haveSimpleNameEndingWith("Aggregate")),
                new Rule(
                        "only wirings declare beans",
                        methods()
                                .that()
                                .areAnnotatedWith(Bean.class)
                                .should()
                                .beDeclaredInClassesThat()
                                .haveSimpleNameEndingWith("Wiring")),
                new Rule(
                        "what looks like a controller is one, and the other way round",
                        classes()
                                .that()
                                .areAnnotatedWith(
                                        org.springframework.web.bind.annotation.RestController
                                                .class)
                                .should()
                                .haveSimpleNameEndingWith("Controller")));
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

    private static DescribedPredicate<JavaClass> in(String... packages) {
        return resideInAnyPackage(packages);
    }

    private static ArchRule onlyThere(DescribedPredicate<JavaClass> there, String... technology) {
        return noClasses()
                .that(DescribedPredicate.not(there))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(technology);
    }
}
