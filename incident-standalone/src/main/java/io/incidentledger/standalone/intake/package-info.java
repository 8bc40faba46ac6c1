/**
 * Histories of others, brought into the form of an import and sent to the product. An adapter is a
 * pure translation of one source's records, and says what it could not translate. It must never
 * guess what a source does not say.
 */
@NullMarked
package io.incidentledger.standalone.intake;

import org.jspecify.annotations.NullMarked;
