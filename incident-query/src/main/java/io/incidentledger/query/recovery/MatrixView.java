package io.incidentledger.query.recovery;

import io.incidentledger.api.catalogue.ServiceId;
import io.incidentledger.api.catalogue.TenantId;
import io.incidentledger.query.read.AsOf;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How far the restoration is, service by tenant.
 *
 * @param services those that the incident has disrupted for somebody; sorted
 * @param tenants those for whom it has; sorted
 * @param cells every pair that it has, by service and tenant
 */
record MatrixView(
        AsOf asOf,
        String incident,
        List<ServiceId> services,
        List<TenantId> tenants,
        List<MatrixCell> cells) {

    static MatrixView of(RecoveryFacts facts) {
        Restorations restorations = Restorations.of(facts);
        List<MatrixCell> cells = new ArrayList<>();
        facts.pairs()
                .forEach(
                        (pair, history) ->
                                Optional.ofNullable(
                                                new CellFold(facts, restorations, pair, history)
                                                        .cell())
                                        .ifPresent(cells::add));
        return new MatrixView(
                facts.asOf(),
                facts.incident(),
                cells.stream().map(MatrixCell::service).distinct().toList(),
                cells.stream().map(MatrixCell::tenant).distinct().sorted().toList(),
                cells);
    }
}
