/**
 * Sends what stands now to the derived topics: for status pages, monitors and others who do not
 * want to fold events. It reads committed rows up to the watermark; it must never feed anything
 * back into a view, and never say of a key what is older than what it has said.
 */
@NullMarked
package io.incidentledger.query.summary;

import org.jspecify.annotations.NullMarked;
