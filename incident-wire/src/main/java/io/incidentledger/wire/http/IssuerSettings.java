package io.incidentledger.wire.http;

import jakarta.validation.constraints.NotBlank;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

import java.net.URI;

/**
 * Who says who somebody is: the prefix {@code incident.security}.
 *
 * @param issuer who issues the tokens, the URI that stands in their {@code iss}, such as
 *     https://login.example.org; without it nobody could be let in
 * @param keys a JSON Web Key Set with the issuer's public keys, an http(s) address or a file, if
 *     the issuer's own description is not to be asked
 */
@Validated
@ConfigurationProperties("incident.security")
public record IssuerSettings(@NotBlank String issuer, @Nullable URI keys) {}
