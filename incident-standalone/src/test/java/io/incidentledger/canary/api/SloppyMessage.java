package io.incidentledger.canary.api;

/** A message that is no record and stands in no interface. */
class SloppyMessage implements ContractHelper.SloppyCommand {}
