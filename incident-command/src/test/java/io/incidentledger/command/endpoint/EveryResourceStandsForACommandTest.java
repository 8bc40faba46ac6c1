package io.incidentledger.command.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentledger.api.incident.IncidentId;
import io.incidentledger.wire.http.Caller.Answer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EveryResourceStandsForACommandTest extends EndpointFixture {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    reclassifications  | ReclassifyIncident | {"severity":"HIGH"}
                    milestones         | ReachMilestone     | {"milestone":"CONTAINED"}
                    disruptions        | TakeServiceOffline | {"service":"eau","tenants":"ALL","cause":"ISOLATION"}
                    disruptions        | ReportDisruption   | {"service":"eau","tenants":["aok"],"kind":"OFFLINE","cause":"ATTACK"}
                    site-shutdowns     | TakeSiteOffline    | {"site":"munich","cause":"ISOLATION"}
                    site-reconnections | ReconnectSite      | {"site":"munich"}
                    restorations       | RestoreService     | {"service":"eau","tenants":"ALL"}
                    endings            | EndDisruption      | {"service":"eau","tenants":"ALL","outcome":"TRANSFERRED"}
                    steps              | PlanStep           | {"step":"s","kind":"TEST","name":"x"}
                    step-starts        | StartStep          | {"step":"s"}
                    step-results       | FinishStep         | {"step":"s","result":"FAILED"}
                    forecasts          | ReviseForecast     | {"service":"eau","tenants":"ALL","notForeseeable":true}
                    parties            | EngageParty        | {"party":"lka","kind":"POLICE","name":"LKA"}
                    party-releases     | ReleaseParty       | {"party":"lka"}
                    decisions          | RecordDecision     | {"title":"x","choice":"y"}
                    role-hand-overs    | HandOverRole       | {"role":"lead","to":"p-1"}
                    role-acceptances   | AcceptRole         | {"role":"lead","by":"p-1"}
                    wave-releases      | ReleaseWave        | {"wave":"w"}
                    confirmations      | ConfirmRestoration | {"service":"eau","tenants":["aok"]}
                    disputes           | DisputeRestoration | {"service":"eau","tenants":["aok"],"reason":"x"}
                    workarounds        | ActivateWorkaround | {"workaround":"w","service":"eau","tenants":"ALL","owner":"x"}
                    workaround-retirements | RetireWorkaround | {"workaround":"w","tenants":"ALL","step":"s"}
                    updates            | PostUpdate         | {"text":"x"}
                    update-drafts      | DraftUpdate        | {"update":"u","audience":{"kind":"PUBLIC"},"text":"x"}
                    update-drafts      | DraftUpdate        | {"update":"u","audience":{"kind":"TENANTS","tenants":["aok"]},"text":"x","nextUpdateBy":"2023-04-29T10:00:00+02:00"}
                    update-approvals   | ApproveUpdate      | {"update":"u"}
                    update-releases    | ReleaseUpdate      | {"update":"u","channel":"mail"}
                    links              | LinkIncident       | {"other":"INC-2026-000041","relation":"PART_OF"}
                    notes              | LogNote            | {"text":"x"}
                    notes              | LogNote            | {"type":"LogNote","text":"x"}
                    corrections        | CorrectEntry       | {"entry":"INC-2026-000042@3","reason":"x","replacement":{"type":"LogNote","text":"y"}}
                    retractions        | RetractEntry       | {"entry":"INC-2026-000042@3","reason":"x"}
                    resolution         | ResolveIncident    | {}
                    closure            | CloseIncident      | {}
                    reopening          | ReopenIncident     | {"reason":"x"}
                    dismissal          | DismissIncident    | {"reason":"x"}
                    """)
    void about_an_incident(String resource, String command, String body) {
        Answer answer = operator.post(INCIDENT + resource, body);
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(201);
        assertThat(desks.incident().incident()).isEqualTo(new IncidentId("INC-2026-000042"));
        assertThat(desks.incident().statements())
                .singleElement()
                .extracting(said -> said.command().getClass().getSimpleName())
                .isEqualTo(command);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    findings                     | StateFinding     | {"finding":"f","question":"q","statement":"s","source":"lka","assessment":"SUSPECTED"}
                    findings/f/successor         | SupersedeFinding | {"finding":"g","statement":"s","source":"lka","assessment":"RULED_OUT"}
                    evidence                     | RegisterEvidence | {"evidence":"disk","description":"x","acquiredBy":"lka","heldBy":"lka"}
                    evidence/disk/hand-overs     | HandOverEvidence | {"from":"lka","to":"bka"}
                    evidence/disk/confirmations  | ConfirmCustody   | {"by":"bka"}
                    legal-holds                  | PlaceLegalHold   | {"hold":"mails","scope":"x","reason":"x"}
                    legal-holds/mails/release    | ReleaseLegalHold | {"reason":"x"}
                    investigation/corrections    | CorrectEntry     | {"entry":"INC-2026-000042/investigation@3","reason":"x","replacement":{"type":"ReleaseLegalHold","hold":"mails","reason":"y"}}
                    investigation/retractions    | RetractEntry     | {"entry":"INC-2026-000042/investigation@3","reason":"x"}
                    """)
    void about_an_investigation(String resource, String command, String body) {
        Answer answer = operator.post(INCIDENT + resource, body);
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(201);
        assertThat(answer.text("/incident")).isEqualTo("INC-2026-000042");
        assertThat(answer.text("/after")).isEqualTo("INC-2026-000042/investigation@7");
        assertThat(desks.investigation().incident()).isEqualTo(new IncidentId("INC-2026-000042"));
        assertThat(desks.investigation().statements())
                .singleElement()
                .extracting(said -> said.command().getClass().getSimpleName())
                .isEqualTo(command);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    awareness                     | RecordAwareness        | {"trigger":"CLASSIFIED_MAJOR","knowledge":"x"}
                    notifications                 | SubmitNotification     | {"deadline":"BSIG-1","authority":"bsi","channel":"portal"}
                    receipts                      | RecordReceipt          | {"submission":"INC-2026-000042/notification@3","reference":"x"}
                    authority-requests            | RecordAuthorityRequest | {"authority":"bsi","content":"x"}
                    deadlines/BSIG-1/cancellation | CancelDeadline         | {"reason":"x"}
                    notification/corrections      | CorrectEntry           | {"entry":"INC-2026-000042/notification@3","reason":"x","replacement":{"type":"CancelDeadline","deadline":"GDPR-33.aok~2","reason":"y"}}
                    notification/retractions      | RetractEntry           | {"entry":"INC-2026-000042/notification@3","reason":"x"}
                    """)
    void about_notifications(String resource, String command, String body) {
        Answer answer = operator.post(INCIDENT + resource, body);
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(201);
        assertThat(answer.text("/after")).isEqualTo("INC-2026-000042/notification@7");
        assertThat(desks.notification().statements())
                .singleElement()
                .extracting(said -> said.command().getClass().getSimpleName())
                .isEqualTo(command);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    sites                     | RegisterSite       | {"site":"munich","name":"Munich"}
                    sites/munich/retirement   | RetireSite         | {}
                    services                  | RegisterService    | {"service":"eau","name":"eAU"}
                    services/eau/revision     | ReviseService      | {"name":"eAU"}
                    services/eau/revision     | ReviseService      | {"service":"eau","name":"eAU"}
                    services/eau/retirement   | RetireService      | {"reason":"x"}
                    tenants                   | RegisterTenant     | {"tenant":"aok","name":"AOK"}
                    tenants/aok/retirement    | RetireTenant       | {}
                    subscriptions             | Subscribe          | {"tenant":"aok","service":"eau"}
                    subscriptions/revision    | ReviseSubscription | {"tenant":"aok","service":"eau","alias":"x"}
                    subscriptions/retirement  | RetireSubscription | {"tenant":"aok","service":"eau"}
                    corrections               | CorrectEntry       | {"entry":"catalogue@3","reason":"x","replacement":{"type":"RegisterSite","site":"bonn","name":"Bonn"}}
                    retractions               | RetractEntry       | {"entry":"catalogue@3","reason":"x"}
                    """)
    void about_the_catalogue(String resource, String command, String body) {
        Answer answer = administrator.post("/api/catalogue/" + resource, body);
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(201);
        assertThat(answer.text("/after")).isEqualTo("catalogue@7");
        assertThat(answer.json().has("incident")).isFalse();
        assertThat(desks.catalogue().statements())
                .singleElement()
                .extracting(said -> said.command().getClass().getSimpleName())
                .isEqualTo(command);
    }

    @Test
    void none_is_forgotten() {
        assertThat(IncidentEndpoints.RESOURCES).hasSize(33);
        assertThat(CatalogueEndpoints.RESOURCES).hasSize(12);
        assertThat(InvestigationEndpoints.RESOURCES).hasSize(9);
        assertThat(NotificationEndpoints.RESOURCES).hasSize(7);
    }
}
