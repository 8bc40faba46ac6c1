/**
 * The entries of one incident, of all its streams, and what of them stands on the axes that are
 * asked about. Views of one incident fold what stands when they are asked; nothing is kept for
 * them. It must never know a view.
 */
@NullMarked
package io.incidentledger.query.history;

import org.jspecify.annotations.NullMarked;
