package io.incidentledger.command.intake;

/** One line as it came. */
sealed interface RawLine {
    /** Its number, from 1. */
    long number();

    /** One that is short enough to be read. */
    @SuppressWarnings("ArrayRecordComponent") // handed over once, compared never
    record Whole(long number, byte[] bytes) implements RawLine {}

    /** One that was too long and was passed over. */
    record TooLong(long number) implements RawLine {}
}
