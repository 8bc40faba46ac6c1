package io.incidentledger.query.digest;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;

import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

/**
 * All tables of one state.
 *
 * @param position how far the topics were applied; -1 before the first watermark
 * @param recordedUntil until when everything recorded had been; absent before the first watermark
 * @param sha256 of all of them: their names, counts and digests, a line each
 * @param projections by name
 */
record ProjectionDigests(
        long position,
        @Nullable Instant recordedUntil,
        String sha256,
        List<ProjectionDigest> projections) {

    static ProjectionDigests of(
            long position, @Nullable Instant recordedUntil, List<ProjectionDigest> projections) {
        MessageDigest whole = RowDigest.begin();
        for (ProjectionDigest it : projections) {
            String line = "%s %d %s\n".formatted(it.table(), it.rows(), it.sha256());
            whole.update(line.getBytes(UTF_8));
        }
        return new ProjectionDigests(
                position,
                recordedUntil,
                HexFormat.of().formatHex(whole.digest()),
                List.copyOf(projections));
    }
}
