package io.incidentledger.command.intake;

import io.incidentledger.command.recording.Receipts;
import io.incidentledger.command.request.Recorded;
import io.incidentledger.command.request.RequestContext;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Earlier lines by their receipts: they are there after a restart, on every node. */
final class RecordedLines implements PastLines {
    /** Lines that name the same line mostly stand close together. */
    private static final int REMEMBERED = 1_000;

    private final Receipts receipts;
    private final String source;
    private final Map<String, Recorded> remembered =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Recorded> eldest) {
                    return size() > REMEMBERED;
                }
            };

    RecordedLines(Receipts receipts, String source) {
        this.receipts = receipts;
        this.source = source;
    }

    @Override
    public Optional<Recorded> of(String ref) {
        Recorded known = remembered.get(ref);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<Recorded> found = receipts.ofLine(source, ref);
        found.ifPresent(recorded -> remembered.put(ref, recorded));
        return found;
    }

    @Override
    public Optional<Recorded> repeated(RequestContext context) {
        return receipts.find(context);
    }
}
