/**
 * The read side: listens to the topics, projects them into tables, answers questions. It must never
 * decide anything, and never write anything that could not be dropped and filled again.
 */
@NullMarked
package io.incidentledger.query;

import org.jspecify.annotations.NullMarked;
