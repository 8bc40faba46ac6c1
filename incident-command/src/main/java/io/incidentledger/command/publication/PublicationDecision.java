package io.incidentledger.command.publication;

import io.incidentledger.api.stream.Topic;
import io.incidentledger.wire.actor.Actor;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;

/**
 * Where the record is published to, and who decided so.
 *
 * @param number from 0; the highest counts
 * @param cluster of PostgreSQL, whose transaction ids count
 * @param goal the topics are to have everything up to this position again; -1 for nothing
 * @param by who decided; null when nobody had to be asked
 * @param topics those that it is published to
 */
record PublicationDecision(
        long number,
        Kind kind,
        long cluster,
        long goal,
        @Nullable Decider by,
        Map<Topic, PublishedTopic> topics) {
    /** What was decided. */
    enum Kind {
        /** Nothing: topics were met for the first time. */
        FOUND,
        /** These topics are right, and are to be filled from the store. */
        REPUBLICATION,
        /** This cluster is right, although it is not the one that the store was in. */
        ADOPTION
    }

    PublicationDecision {
        topics = Map.copyOf(topics);
    }

    /**
     * Somebody and why.
     *
     * @param issuer who vouches for them
     * @param subject their pseudonym there
     * @param reason in their words
     * @param at when, by the clock of the database; null before it is written
     */
    record Decider(String issuer, String subject, String reason, @Nullable Instant at) {
        static Decider of(Actor who, String reason) {
            return new Decider(who.issuer(), who.subject(), reason, null);
        }
    }

    /** Of the topics that it is published to, in the order of the topics. */
    Map<Topic, UUID> ids() {
        Map<Topic, UUID> ids = new EnumMap<>(Topic.class);
        topics.forEach((topic, published) -> ids.put(topic, published.id()));
        return ids;
    }

    /** Up to which position a topic has all of its own. */
    long acknowledged(Topic topic, long cursor) {
        PublishedTopic published = topics.get(topic);
        return published == null ? cursor : Math.max(cursor, published.acknowledged());
    }
}
