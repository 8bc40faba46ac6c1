package io.incidentledger.query.live;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

import java.time.Duration;

/**
 * Who may listen: the prefix {@code incident.live}.
 *
 * @param listeners how many at once; one more is turned away
 * @param heartbeat how long a stream may be silent before it says that it is alive
 */
@Validated
@ConfigurationProperties("incident.live")
public record LiveSettings(
        @DefaultValue("200") @Min(1) @Max(10_000) int listeners,
        @DefaultValue("15s") @DurationMin(millis = 100) @DurationMax(seconds = 60)
                Duration heartbeat) {}
