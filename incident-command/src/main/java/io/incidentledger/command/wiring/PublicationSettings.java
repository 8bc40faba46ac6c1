package io.incidentledger.command.wiring;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

import java.net.URI;
import java.time.Duration;

/**
 * How the record is published: the prefix {@code incident.publication}.
 *
 * @param source this installation, a URI reference: the source of every CloudEvent
 * @param replication copies of each partition of a topic that has to be created
 * @param minInsync copies that must have a record before it counts; never more than {@code
 *     replication}
 * @param poll how often to look for what other nodes have committed
 */
@Validated
@ConfigurationProperties("incident.publication")
public record PublicationSettings(
        @DefaultValue("urn:incident-ledger") URI source,
        @DefaultValue("3") @Min(1) @Max(9) int replication,
        @DefaultValue("2") @Min(1) @Max(9) int minInsync,
        @DefaultValue("25ms") @DurationMin(millis = 5) @DurationMax(seconds = 1) Duration poll) {}
