/**
 * The beans of the read side, one subject in each class, to be imported by name. It must never
 * define a bean that another part of the same process could take for its own.
 */
@NullMarked
package io.incidentledger.query.wiring;

import org.jspecify.annotations.NullMarked;
