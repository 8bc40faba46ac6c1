package io.incidentledger.command.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.transaction.support.TransactionTemplate;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

class IncidentNumberStoreTest {
    private StoreFixture store;
    private StoreTransactions transactions;
    private IncidentNumberStore numbers;

    @BeforeEach
    void emptyStore() {
        store = StoreFixture.fresh();
        transactions = new StoreTransactions(store.application());
        numbers = new IncidentNumberStore(transactions.jdbc(), transactions.spring());
    }

    @Test
    void eachYearCountsFromOne() {
        assertThat(numbers.mint(2026)).isEqualTo("INC-2026-000001");
        assertThat(numbers.mint(2026)).isEqualTo("INC-2026-000002");
        assertThat(numbers.mint(2027)).isEqualTo("INC-2027-000001");
    }

    @Test
    void aNumberIsNotGivenBackWhenTheCommandIsRefused() {
        new TransactionTemplate(transactions.spring())
                .executeWithoutResult(
                        status -> {
                            numbers.mint(2026);
                            status.setRollbackOnly();
                        });

        assertThat(numbers.mint(2026)).isEqualTo("INC-2026-000002");
    }

    @Test
    void aYearEndsAtSixDigits() {
        store.asOwner().sql("INSERT INTO incident_number VALUES (2026, 999999)").update();

        assertThatThrownBy(() -> numbers.mint(2026))
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void noNumberIsGivenTwice() throws Exception {
        List<Future<String>> minted = new ArrayList<>();
        try (ExecutorService nodes = Executors.newFixedThreadPool(4)) {
            IntStream.range(0, 40).forEach(i -> minted.add(nodes.submit(() -> numbers.mint(2026))));
        }

        List<String> all = new ArrayList<>();
        for (Future<String> one : minted) {
            all.add(one.get());
        }
        assertThat(all).doesNotHaveDuplicates().hasSize(40);
    }
}
