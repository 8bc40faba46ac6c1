package io.incidentledger.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;

/** Classes that talk to the outside are known by their names; all others of a feature are pure. */
final class Adapters {
    private static final String NAMES =
            ".*(Aggregate|Desk|Cache|Controller|Endpoints?|EndpointWiring|Wiring|Repository|Store"
                    + "|Projection|Tables|Timer|RecordedEvents|HistoryReads)(\\$.*)?";

    private Adapters() {}

    /** Decides: events from statements and a state. */
    static DescribedPredicate<JavaClass> decisions() {
        return pureIn(
                "io.incidentledger..command.incident..",
                "io.incidentledger..command.catalogue..",
                "io.incidentledger..command.investigation..",
                "io.incidentledger..command.notification..",
                "io.incidentledger..command.sidestream..",
                "io.incidentledger..command.judgement..");
    }

    /** Folds and answers: rows from events, views from rows. */
    static DescribedPredicate<JavaClass> foldsAndViews() {
        return pureIn(
                "io.incidentledger..query.availability..",
                "io.incidentledger..query.history..",
                "io.incidentledger..query.incident..",
                "io.incidentledger..query.catalogue..",
                "io.incidentledger..query.investigation..",
                "io.incidentledger..query.irregularity..",
                "io.incidentledger..query.notification..",
                "io.incidentledger..query.recovery..",
                "io.incidentledger..query.response..",
                "io.incidentledger..query.board..",
                "io.incidentledger..query.timeline..");
    }

    static DescribedPredicate<JavaClass> named(String suffixes) {
        return nameMatching(".*(" + suffixes + ")(\\$.*)?").forSubtype();
    }

    private static DescribedPredicate<JavaClass> pureIn(String... packages) {
        return resideInAnyPackage(packages).and(DescribedPredicate.not(nameMatching(NAMES)));
    }
}
