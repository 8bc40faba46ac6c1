package io.incidentledger.command.endpoint;

import io.incidentledger.api.catalogue.CatalogueCommand;
import io.incidentledger.api.catalogue.CatalogueCommand.RegisterService;
import io.incidentledger.api.catalogue.CatalogueCommand.RegisterTenant;
import io.incidentledger.api.catalogue.CatalogueCommand.Subscribe;
import io.incidentledger.api.catalogue.CatalogueStatement;
import io.incidentledger.api.refusal.CommandRefused;
import io.incidentledger.api.refusal.Refusal;
import io.incidentledger.api.refusal.RefusalCode;
import io.incidentledger.wire.actor.Actor;
import io.incidentledger.wire.actor.Role;

import java.util.List;

/**
 * The catalogue is the administrators', but at three in the morning an operator must be able to
 * name what is on fire: provisionally, and who uses it.
 */
public final class CatalogueRights {
    private CatalogueRights() {}

    /**
     * Lets an actor record these.
     *
     * @throws CommandRefused {@code FORBIDDEN}
     */
    public static void require(Actor actor, List<CatalogueStatement> statements) {
        if (actor.is(Role.ADMINISTRATOR)) {
            return;
        }
        for (CatalogueStatement statement : statements) {
            if (!isForOperators(statement.command())) {
                throw new CommandRefused(
                        Refusal.because(
                                RefusalCode.FORBIDDEN,
                                "%s takes the role administrator; an operator may subscribe, and"
                                        + " register services and tenants as provisional",
                                statement.command().getClass().getSimpleName()));
            }
        }
    }

    private static boolean isForOperators(CatalogueCommand command) {
        return switch (command) {
            case RegisterService registered -> registered.provisional();
            case RegisterTenant registered -> registered.provisional();
            case Subscribe _ -> true;
            case CatalogueCommand.RegisterSite _,
                    CatalogueCommand.ReviseService _,
                    CatalogueCommand.ReviseSubscription _,
                    CatalogueCommand.RetireSite _,
                    CatalogueCommand.RetireService _,
                    CatalogueCommand.RetireTenant _,
                    CatalogueCommand.RetireSubscription _,
                    CatalogueCommand.CorrectEntry _,
                    CatalogueCommand.RetractEntry _ ->
                    false;
        };
    }
}
