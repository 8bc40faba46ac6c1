/**
 * Says what is wrong with the machine before, or after, the product does not start. It must change
 * nothing: no folder is made, no process is ended.
 */
@NullMarked
package io.incidentledger.standalone.doctor;

import org.jspecify.annotations.NullMarked;
