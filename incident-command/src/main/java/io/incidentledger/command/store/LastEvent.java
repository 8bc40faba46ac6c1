package io.incidentledger.command.store;

import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.SnapshotTrigger;
import org.jspecify.annotations.Nullable;

/** Which event an aggregate has come to: Axon shows its trigger whatever is loaded or applied. */
final class LastEvent implements SnapshotTrigger {
    private long sequence = -1;
    private @Nullable String identifier;

    @Override
    public void eventHandled(EventMessage<?> message) {
        sequence = ((DomainEventMessage<?>) message).getSequenceNumber();
        identifier = message.getIdentifier();
    }

    @Override
    public void initializationFinished() {
        // What was loaded is as good as what is applied.
    }

    /** The state of an aggregate that has come to it; null if there was no event yet. */
    @Nullable RememberedState stateOf(Rememberable<?> aggregate) {
        return identifier == null ? null : new RememberedState(sequence, identifier, aggregate);
    }
}
