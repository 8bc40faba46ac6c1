package io.incidentledger.canary.query.timeline;

/** Something that has the name of another. */
class NosyQuery {}
