package io.incidentledger.query.generation;

import java.util.List;

/**
 * All that were ever wanted.
 *
 * @param reviews the newest first
 */
record Reviews(List<Review> reviews) {
    Reviews {
        reviews = List.copyOf(reviews);
    }
}
