/**
 * Who is asking, and what they may do. Known from the token alone: nothing here may ever be read
 * from a body, a parameter or another header.
 */
@NullMarked
package io.incidentledger.wire.actor;

import org.jspecify.annotations.NullMarked;
