package io.incidentledger.command.wiring;

import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

import java.time.Duration;

/**
 * How deadlines are watched: the prefix {@code incident.deadlines}.
 *
 * @param interval how long after one look for deadlines that have passed comes the next
 */
@Validated
@ConfigurationProperties("incident.deadlines")
public record DeadlineSettings(
        @DefaultValue("30s") @DurationMin(seconds = 1) @DurationMax(seconds = 3_600)
                Duration interval) {}
