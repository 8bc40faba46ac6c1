/**
 * Everything that was recorded, in order, with who did it and what became of it later. It must
 * never leave an entry out, or change one, but for a reader who may not see it.
 */
@NullMarked
package io.incidentledger.query.timeline;

import org.jspecify.annotations.NullMarked;
