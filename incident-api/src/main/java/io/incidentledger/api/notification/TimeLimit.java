package io.incidentledger.api.notification;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import io.incidentledger.api.refusal.MalformedInput;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Period;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long there is. As text {@code PT72H}, {@code P1M}, {@code P14D} or {@code 4 business days}.
 */
public sealed interface TimeLimit {
    /** From its text form. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static TimeLimit parse(String text) {
        Matcher business = BusinessDays.FORM.matcher(text);
        if (business.matches()) {
            return new BusinessDays(Integer.parseInt(business.group(1)));
        }
        try {
            return text.startsWith("PT")
                    ? new Elapsed(Duration.parse(text))
                    : new Calendar(Period.parse(text));
        } catch (DateTimeException neither) {
            throw malformed(text);
        }
    }

    /** Its text form. */
    @JsonValue
    String text();

    /** Hours as they elapse, whatever the clocks on the wall do; more than zero. */
    record Elapsed(Duration duration) implements TimeLimit {
        public Elapsed {
            if (!duration.isPositive()) {
                throw malformed(duration.toString());
            }
        }

        @Override
        public String text() {
            return duration.toString();
        }
    }

    /** Days or months of the calendar; a day that a month does not have is its last; positive. */
    record Calendar(Period period) implements TimeLimit {
        public Calendar {
            if (period.isNegative() || period.isZero()) {
                throw malformed(period.toString());
            }
        }

        @Override
        public String text() {
            return period.toString();
        }
    }

    /** Working days, the first of them after the day of the event; 1 to 99. */
    record BusinessDays(int days) implements TimeLimit {
        private static final Pattern FORM = Pattern.compile("([1-9]\\d?) business days");

        @Override
        public String text() {
            return days + " business days";
        }
    }

    private static MalformedInput malformed(String text) {
        return new MalformedInput(
                "limit",
                "must be hours such as PT72H, a period such as P1M, or \"4 business days\", not"
                        + " \"%s\"".formatted(text));
    }
}
