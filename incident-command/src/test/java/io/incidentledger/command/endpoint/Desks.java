package io.incidentledger.command.endpoint;

import io.incidentledger.api.fact.EntryId;
import io.incidentledger.api.fact.Objection;
import io.incidentledger.api.fact.ObjectionCode;
import io.incidentledger.api.refusal.CommandRefused;
import io.incidentledger.api.refusal.Refusal;
import io.incidentledger.command.request.CatalogueDesk;
import io.incidentledger.command.request.CatalogueRequest;
import io.incidentledger.command.request.IncidentDesk;
import io.incidentledger.command.request.IncidentRequest;
import io.incidentledger.command.request.InvestigationDesk;
import io.incidentledger.command.request.InvestigationRequest;
import io.incidentledger.command.request.NotificationDesk;
import io.incidentledger.command.request.NotificationRequest;
import io.incidentledger.command.request.Recorded;
import io.incidentledger.command.request.RecordedEntry;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** Desks that record whatever they are given, and show what it was. */
final class Desks implements IncidentDesk, CatalogueDesk, InvestigationDesk, NotificationDesk {
    private @Nullable IncidentRequest incident;
    private @Nullable CatalogueRequest catalogue;
    private @Nullable InvestigationRequest investigation;
    private @Nullable NotificationRequest notification;
    private @Nullable Refusal refusal;

    void clear() {
        refusal = null;
        incident = null;
        catalogue = null;
        investigation = null;
        notification = null;
    }

    /** Refuses whatever comes about incidents. */
    void refuse(Refusal why) {
        refusal = why;
    }

    boolean untouched() {
        return incident == null
                && catalogue == null
                && investigation == null
                && notification == null;
    }

    IncidentRequest incident() {
        if (incident == null) {
            throw new AssertionError("no request about an incident has come");
        }
        return incident;
    }

    CatalogueRequest catalogue() {
        if (catalogue == null) {
            throw new AssertionError("no request about the catalogue has come");
        }
        return catalogue;
    }

    @Override
    public Recorded carryOut(IncidentRequest request) {
        if (refusal != null) {
            throw new CommandRefused(refusal);
        }
        incident = request;
        return recorded(
                request.incident() == null ? "INC-2026-000123" : request.incident().value());
    }

    @Override
    public Recorded carryOut(CatalogueRequest request) {
        catalogue = request;
        return recorded("catalogue");
    }

    InvestigationRequest investigation() {
        if (investigation == null) {
            throw new AssertionError("no request about an investigation has come");
        }
        return investigation;
    }

    @Override
    public Recorded carryOut(InvestigationRequest request) {
        investigation = request;
        return recorded(request.incident() + "/investigation");
    }

    NotificationRequest notification() {
        if (notification == null) {
            throw new AssertionError("no request about notifications has come");
        }
        return notification;
    }

    @Override
    public Recorded carryOut(NotificationRequest request) {
        notification = request;
        return recorded(request.incident() + "/notification");
    }

    private static Recorded recorded(String stream) {
        return new Recorded(
                stream,
                7,
                List.of(
                        new RecordedEntry(
                                new EntryId(stream, 7),
                                "NoteLogged",
                                List.of(
                                        new Objection(
                                                ObjectionCode.ORDER_AMBIGUOUS,
                                                "before or after",
                                                List.of(stream + "@3"))))));
    }
}
