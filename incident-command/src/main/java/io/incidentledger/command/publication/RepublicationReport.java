package io.incidentledger.command.publication;

import static java.util.Objects.requireNonNull;

import io.incidentledger.api.stream.Topic;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Whether the topics are those that were published to, and whether they have everything again.
 *
 * @param phase where it stands
 * @param published how many events the topics have
 * @param events how many they are to have again
 * @param topics each of them
 * @param decision what was decided last; null where nobody had to
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

    static RepublicationReport of(
            @Nullable PublicationDecision last, Map<Topic, UUID> found, long acknowledged) {
        long goal = last == null ? acknowledged : Math.max(last.goal(), acknowledged);
        List<PublishedTopicReport> topics =
                Arrays.stream(Topic.values())
                        .map(topic -> PublishedTopicReport.of(topic, last, found))
                        .toList();
        return new RepublicationReport(
                phase(last, found, acknowledged < goal),
                acknowledged + 1,
                goal + 1,
                topics,
                last == null || last.by() == null ? null : DecisionReport.of(last, last.by()));
    }

    private static Phase phase(
            @Nullable PublicationDecision last, Map<Topic, UUID> found, boolean running) {
        if (last == null || !TopicDifferences.of(last.ids(), found).isEmpty()) {
            return Phase.NEEDED;
        }
        return running ? Phase.RUNNING : Phase.COMPLETE;
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
            String topic, @Nullable String published, @Nullable String found) {
        static PublishedTopicReport of(
                Topic topic, @Nullable PublicationDecision last, Map<Topic, UUID> found) {
            PublishedTopic published = last == null ? null : last.topics().get(topic);
            UUID id = found.get(topic);
            return new PublishedTopicReport(
                    topic.topicName(),
                    published == null ? null : published.id().toString(),
                    id == null ? null : id.toString());
        }
    }

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
        static DecisionReport of(PublicationDecision decision, PublicationDecision.Decider by) {
            return new DecisionReport(
                    Kind.valueOf(decision.kind().name()),
                    by.issuer(),
                    by.subject(),
                    by.reason(),
                    requireNonNull(by.at()));
        }

        /** What was decided. */
        public enum Kind {
            /** These topics are right. */
            REPUBLICATION,
            /** This cluster of PostgreSQL is right. */
            ADOPTION
        }
    }
}
