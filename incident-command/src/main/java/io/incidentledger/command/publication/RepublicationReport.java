package io.incidentledger.command.publication;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Whether the topics are those that were published to, and whether they have everything again.
 *
 * @param phase where it stands
 * @param published how many events the topics have
 * @param events how many they are to have again
 * @param topics each of them
 * @param decision the last that somebody took; null where nobody had to
 */
public record RepublicationReport(
        Phase phase,
        long published,
        long events,
        List<PublishedTopicReport> topics,
        @Nullable DecisionReport decision) {
    /** Where it stands. */
    public enum Phase {
        /** The topics are others: nothing is published until somebody says that they are right. */
        NEEDED,
        /** They are being filled from the store. */
        RUNNING,
        /** They are those that were published to, and have everything that was acknowledged. */
        COMPLETE
    }

    /** Copies what is listed. */
    public RepublicationReport {
        topics = List.copyOf(topics);
    }

    /**
     * A topic.
     *
     * @param topic its name
     * @param published the id of the one that was published to; null where none was
     * @param found the id of the one that is there; null where there is none
     */
    public record PublishedTopicReport(
            String topic, @Nullable UUID published, @Nullable UUID found) {}

    /**
     * What somebody decided.
     *
     * @param kind what
     * @param issuer who vouches for them
     * @param subject their pseudonym there
     * @param reason in their words
     * @param at when
     */
    public record DecisionReport(
            Kind kind, String issuer, String subject, String reason, Instant at) {
        /** What was decided. */
        public enum Kind {
            /** These topics are right. */
            REPUBLICATION,
            /** This cluster of PostgreSQL is right. */
            ADOPTION
        }
    }
}
