package io.incidentledger.canary.api;

import io.incidentledger.canary.api.catalogue.CuriousSite;

import org.springframework.beans.factory.annotation.Autowired;

import java.time.Instant;
import java.util.Map;

/** A contract that knows a framework and a clock, and goes in circles; and a bad name. */
@org.jspecify.annotations.NullUnmarked
public class ContractHelper {
    @Autowired CuriousSite site;

    final Instant now = Instant.now();

    /** A message that stands alone and can be changed. */
    interface SloppyCommand {}

    /** Values that are not exact. */
    record Vague(double price, Map<String, Object> rest) {}
}
