package io.incidentledger.wire.http;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How much everybody may ask of one process: the prefix {@code incident.limits}.
 *
 * @param requestsPerSecond by one actor, in the long run
 * @param burst by one actor, at once
 * @param failuresPerSecond requests without a good token from one address, in the long run
 * @param failureBurst requests without a good token from one address, at once
 * @param changesAtOnce requests that change something, by everybody, worked on at the same time
 */
@Validated
@ConfigurationProperties("incident.limits")
public record LimitSettings(
        @DefaultValue("200") @Min(1) @Max(100_000) int requestsPerSecond,
        @DefaultValue("1000") @Min(1) @Max(1_000_000) int burst,
        @DefaultValue("20") @Min(1) @Max(100_000) int failuresPerSecond,
        @DefaultValue("200") @Min(1) @Max(1_000_000) int failureBurst,
        @DefaultValue("64") @Min(1) @Max(10_000) int changesAtOnce) {}
