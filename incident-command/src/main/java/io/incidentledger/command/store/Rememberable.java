package io.incidentledger.command.store;

/**
 * An aggregate whose state is made of immutable values, so that a copy of it costs the same however
 * long its stream is.
 *
 * @param <A> the aggregate itself
 */
public interface Rememberable<A> {
    /**
     * Another aggregate in the same state; what becomes of one of them does not touch the other.
     */
    A copy();
}
