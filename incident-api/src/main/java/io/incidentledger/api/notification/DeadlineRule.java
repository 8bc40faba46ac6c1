package io.incidentledger.api.notification;

import com.fasterxml.jackson.annotation.JsonIgnore;

import io.incidentledger.api.fact.Text;
import io.incidentledger.api.refusal.MalformedInput;

import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;

/**
 * What the law says about one notification. Reference data: what it means for an incident is
 * recorded when it is decided, and never looked up again.
 *
 * @param regime the law by its short name, such as {@code GDPR}
 * @param legalBasis where in it
 * @param source where its words were read
 * @param obliged who must tell
 * @param authority whom
 * @param content what
 * @param startedBy from what it runs; any of them
 * @param limit how long; absent if there is no number in the law
 * @param noLaterThan what ends it earlier
 * @param undueDelay whether it must be without undue delay, within the limit if there is one
 * @param per how often it applies
 * @param zone of days and months, of validity too
 * @param latest until when it is still in time
 * @param calendar of working days
 * @param closesAt when a business day ends
 * @param reasonsForDelay whether whoever is late must say why
 * @param unless when there is no such duty; people decide that, and cancel the deadline
 * @param validFrom the first day; absent if it is not known, or long ago
 * @param validTo the last day; absent while there is none
 * @param unverified what of this was not checked against the law, and why; absent if nothing
 * @param note what else one must know
 */
public record DeadlineRule(
        RuleId id,
        String regime,
        String legalBasis,
        String source,
        String obliged,
        String authority,
        String content,
        RuleStatus status,
        List<RuleStart> startedBy,
        @Nullable TimeLimit limit,
        @Nullable OuterBound noLaterThan,
        boolean undueDelay,
        Per per,
        String zone,
        LatestReading latest,
        HolidayCalendar calendar,
        @Nullable LocalTime closesAt,
        boolean reasonsForDelay,
        @Nullable String unless,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validTo,
        @Nullable String unverified,
        @Nullable String note) {
    /**
     * Checks that the fields go together.
     *
     * @throws MalformedInput if they do not
     */
    public DeadlineRule {
        startedBy = List.copyOf(startedBy);
        Text.require("regime", regime, Text.REFERENCE);
        Text.require("legalBasis", legalBasis, Text.REFERENCE);
        Text.require("source", source, Text.STATEMENT);
        Text.require("obliged", obliged, Text.REFERENCE);
        Text.require("authority", authority, Text.REFERENCE);
        if (startedBy.isEmpty()) {
            throw new MalformedInput("startedBy", "must name at least one start");
        }
        if (limit == null && !undueDelay) {
            throw new MalformedInput("limit", "is required where undueDelay is not true");
        }
        if (limit == null && noLaterThan != null) {
            throw new MalformedInput("noLaterThan", "goes with limit");
        }
        if (limit instanceof TimeLimit.BusinessDays != (closesAt != null)) {
            throw new MalformedInput("closesAt", "goes with business days, and they with it");
        }
        if (latest == LatestReading.NEXT_FULL_HOUR && !(limit instanceof TimeLimit.Elapsed)) {
            throw new MalformedInput("latest", "of NEXT_FULL_HOUR goes with hours");
        }
        if (validFrom != null && validTo != null && validTo.isBefore(validFrom)) {
            throw new MalformedInput("validTo", "must not be before validFrom");
        }
        requireZone(zone);
    }

    /** Whether it was the law at a moment. */
    public boolean appliesAt(Instant moment) {
        LocalDate day = LocalDate.ofInstant(moment, zoneId());
        return status == RuleStatus.IN_FORCE
                && (validFrom == null || !day.isBefore(validFrom))
                && (validTo == null || !day.isAfter(validTo));
    }

    /** The zone of its days. */
    @JsonIgnore
    public ZoneId zoneId() {
        return ZoneId.of(zone);
    }

    private static void requireZone(String zone) {
        try {
            ZoneId.of(zone);
        } catch (DateTimeException unknown) {
            throw new MalformedInput("zone", "is no time zone: " + zone);
        }
    }
}
