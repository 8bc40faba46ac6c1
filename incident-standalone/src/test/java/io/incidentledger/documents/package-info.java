/**
 * Holds what is written for people against what the product does: the description of the API, the
 * requests and the tour that are to be copied. It must never mend a document on the way: what is
 * tested is the file as it is shipped.
 */
@NullMarked
package io.incidentledger.documents;

import org.jspecify.annotations.NullMarked;
