package io.incidentledger.query.summary;

import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

import java.net.URI;
import java.time.Duration;

/**
 * How what stands now is sent on: the prefix {@code incident.summary}.
 *
 * @param enabled whether this process may send; one of those that may does
 * @param source this installation, a URI reference: the source of every CloudEvent
 * @param poll how often to look how far the views have come
 * @param review how often to compare everything with what the topics say
 */
@Validated
@ConfigurationProperties("incident.summary")
public record SummarySettings(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("urn:incident-ledger") URI source,
        @DefaultValue("250ms") @DurationMin(millis = 10) @DurationMax(seconds = 60) Duration poll,
        @DefaultValue("10m") @DurationMin(seconds = 1) @DurationMax(seconds = 86400)
                Duration review) {}
