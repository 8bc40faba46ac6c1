package io.incidentledger.query.response;

import io.incidentledger.query.read.AsOf;

import java.util.List;

/**
 * What was said, to whom, approved by whom, and what was promised next.
 *
 * @param updates in the order in which they were first worded; for somebody who is bound to tenants
 *     those that were released to them or to the public
 */
record UpdatesView(AsOf asOf, String incident, List<UpdateView> updates) {
    static UpdatesView of(Shown shown) {
        return new UpdatesView(
                shown.asOf(),
                shown.incident(),
                PromisedUpdates.in(new UpdatesFold(shown).all(), shown));
    }
}
