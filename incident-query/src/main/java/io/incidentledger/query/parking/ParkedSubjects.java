package io.incidentledger.query.parking;

import java.util.List;

/**
 * All whose records are kept aside.
 *
 * @param parked by subject
 */
record ParkedSubjects(List<ParkedSubject> parked) {
    ParkedSubjects {
        parked = List.copyOf(parked);
    }
}
