package io.incidentledger.query.wiring;

import jakarta.validation.constraints.Pattern;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * What applies the topics: the prefix {@code incident.feed}.
 *
 * @param node tells this process apart from others on the same database, so that one that starts
 *     again after a crash has its partitions back at once; without it another has them after six
 *     seconds. No two may have the same
 */
@Validated
@ConfigurationProperties("incident.feed")
public record FeedSettings(@Nullable @Pattern(regexp = "[a-zA-Z0-9._-]{1,100}") String node) {}
