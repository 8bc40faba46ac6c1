package io.incidentledger.command.store;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;

import org.axonframework.common.IdentifierFactory;

/**
 * Identifiers are UUIDs of version 7: they grow with time, so that the unique indexes of the store
 * grow at their right end. Found by Axon through {@link java.util.ServiceLoader}.
 */
public final class EventIdentifierFactory extends IdentifierFactory {
    private static final TimeBasedEpochGenerator VERSION_7 = Generators.timeBasedEpochGenerator();

    @Override
    public String generateIdentifier() {
        return VERSION_7.generate().toString();
    }
}
