package io.incidentledger.api.fact;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import io.incidentledger.api.refusal.MalformedInput;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of one recorded fact: {@code INC-2026-000123@7}. Inside a request of several commands,
 * {@code #0} names what the first of them records.
 *
 * @param stream the stream it belongs to; empty for an entry of the same request
 * @param sequence its place in the stream, or the index of the command in the request; from 0
 */
public record EntryId(String stream, long sequence) {
    private static final Pattern RECORDED = Pattern.compile("([A-Za-z0-9/-]{1,80})@(\\d{1,12})");
    private static final Pattern IN_THE_SAME_REQUEST = Pattern.compile("#(\\d{1,4})");

    /**
     * From its one text form.
     *
     * @throws MalformedInput if it is neither {@code stream@sequence} nor {@code #index}
     */
    @JsonCreator
    public static EntryId of(String text) {
        Matcher recorded = RECORDED.matcher(text);
        if (recorded.matches()) {
            return new EntryId(recorded.group(1), Long.parseLong(recorded.group(2)));
        }
        Matcher sameRequest = IN_THE_SAME_REQUEST.matcher(text);
        if (sameRequest.matches()) {
            return new EntryId("", Long.parseLong(sameRequest.group(1)));
        }
        throw new MalformedInput(
                "entry", "must look like INC-2026-000123@7, or #0 in one request: " + text);
    }

    /** The incident that its stream belongs to, or {@code catalogue}. */
    public String subject() {
        int beside = stream.indexOf('/');
        return beside < 0 ? stream : stream.substring(0, beside);
    }

    /** Whether it names a command of the same request rather than a recorded entry. */
    public boolean inTheSameRequest() {
        return stream.isEmpty();
    }

    @Override
    @JsonValue
    public String toString() {
        return inTheSameRequest() ? "#" + sequence : stream + "@" + sequence;
    }
}
