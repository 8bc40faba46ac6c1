package io.incidentledger.wire.http;

import jakarta.validation.constraints.Pattern;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

import java.util.List;

/**
 * Whose pages may call: a part of the prefix {@code incident.security}.
 *
 * @param origins such as https://board.example.org, each with its port if that is not the usual
 *     one; none by default, so that browsers let no other page read an answer
 */
@Validated
@ConfigurationProperties("incident.security")
public record OriginSettings(
        @DefaultValue List<@Pattern(regexp = "https?://[^/*?#@\\s]+") String> origins) {}
