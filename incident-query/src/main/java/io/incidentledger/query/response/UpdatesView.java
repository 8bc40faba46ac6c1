package io.incidentledger.query.response;

import io.incidentledger.query.read.AsOf;

import java.util.List;

/**
 * What was said, to whom, approved by whom, and what was promised next.
 *
 * @param updates in the order in which they were first worded; for somebody who is bound to tenants
 *     those that were released to them or to the public
 * @param promises what became of those that they made
 */
record UpdatesView(AsOf asOf, String incident, List<UpdateView> updates, PromisesKept promises) {
    static UpdatesView of(Shown shown) {
        List<UpdateView> updates = PromisedUpdates.in(new UpdatesFold(shown).all(), shown.until());
        return new UpdatesView(shown.asOf(), shown.incident(), updates, PromisesKept.of(updates));
    }
}
