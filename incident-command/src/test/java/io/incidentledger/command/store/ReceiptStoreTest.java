package io.incidentledger.command.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;

class ReceiptStoreTest {
    static final Receipt RECEIPT =
            new Receipt(
                    "urn:test",
                    "anna",
                    "key-1",
                    "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                    201,
                    "{\"id\":\"INC-2026-000001\",\"title\":\"Überlast\"}",
                    "INC-2026-000001");
    private ReceiptStore receipts;

    @BeforeEach
    void emptyStore() {
        receipts = new ReceiptStore(StoreFixture.fresh().asApplication());
    }

    @Test
    void aReceiptIsFoundAsItWas() {
        receipts.add(RECEIPT);

        assertThat(receipts.find("urn:test", "anna", "key-1")).contains(RECEIPT);
    }

    @Test
    void aKeyBelongsToItsCallerAlone() {
        receipts.add(RECEIPT);

        assertThat(receipts.find("urn:test", "bert", "key-1")).isEmpty();
        assertThat(receipts.find("urn:other", "anna", "key-1")).isEmpty();
    }

    @Test
    void aSecondReceiptForAKeyIsRefused() {
        receipts.add(RECEIPT);

        assertThatThrownBy(() -> receipts.add(RECEIPT)).isInstanceOf(DuplicateKeyException.class);
    }
}
