package io.incidentledger.command.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The receipts of commands. Takes part in the current transaction: a receipt is written after the
 * event INSERT, and both stand or fall together.
 */
public final class ReceiptStore {
    private static final String FIND =
            """
            SELECT issuer, subject, idempotency_key, request_sha256, http_status, answer, stream
              FROM command_receipt
             WHERE issuer = :issuer AND subject = :subject AND idempotency_key = :key
            """;
    private static final String ADD =
            """
            INSERT INTO command_receipt
                   (issuer, subject, idempotency_key, request_sha256, http_status, answer, stream)
            VALUES (:issuer, :subject, :key, :sha256, :status, :answer, :stream)
            """;

    private final JdbcClient jdbc;

    public ReceiptStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The receipt that this caller's key already has. */
    public Optional<Receipt> find(String issuer, String subject, String key) {
        return jdbc.sql(FIND)
                .param("issuer", issuer)
                .param("subject", subject)
                .param("key", key)
                .query(ReceiptStore::receipt)
                .optional();
    }

    /**
     * Adds a receipt; call it after the event INSERT.
     *
     * @throws org.springframework.dao.DuplicateKeyException when the caller's key has one: a retry
     *     raced its original; roll back, then {@link #find}
     */
    public void add(Receipt receipt) {
        jdbc.sql(ADD)
                .param("issuer", receipt.issuer())
                .param("subject", receipt.subject())
                .param("key", receipt.key())
                .param("sha256", HexFormat.of().parseHex(receipt.requestSha256()))
                .param("status", receipt.status())
                .param("answer", receipt.answer().getBytes(UTF_8))
                .param("stream", receipt.stream())
                .update();
    }

    private static Receipt receipt(ResultSet row, int number) throws SQLException {
        return new Receipt(
                row.getString("issuer"),
                row.getString("subject"),
                row.getString("idempotency_key"),
                HexFormat.of().formatHex(row.getBytes("request_sha256")),
                row.getInt("http_status"),
                new String(row.getBytes("answer"), UTF_8),
                row.getString("stream"));
    }
}
