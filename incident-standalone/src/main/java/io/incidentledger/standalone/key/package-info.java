/**
 * The key of this installation: how tokens are made locally and how they are checked. The private
 * key must never leave its file, and no endpoint may ever hand out a token.
 */
@NullMarked
package io.incidentledger.standalone.key;

import org.jspecify.annotations.NullMarked;
