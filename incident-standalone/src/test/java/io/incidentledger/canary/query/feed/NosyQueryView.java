package io.incidentledger.canary.query.feed;

/** Something that a command has no business to know. */
@org.jspecify.annotations.NullUnmarked
public class NosyQueryView {}
