package io.incidentledger.query.availability;

import io.incidentledger.query.read.AsOf;

/** How services did, month by month, over all incidents. */
record AvailabilityView(AsOf asOf, MonthlyAvailability availability) {}
