package io.incidentledger.command.recording;

import org.axonframework.modelling.command.CommandTargetResolver;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;

/** What is sent to the aggregate of a stream. */
public interface StreamCommand {
    /**
     * Axon's own way is to look for an annotation among the methods and fields of each command that
     * comes, every time.
     */
    CommandTargetResolver TARGET =
            command ->
                    new VersionedAggregateIdentifier(
                            (Object) ((StreamCommand) command.getPayload()).stream(), null);

    /** The identifier of the aggregate. */
    String stream();
}
