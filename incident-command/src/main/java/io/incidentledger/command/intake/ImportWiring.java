package io.incidentledger.command.intake;

import io.incidentledger.command.catalogue.CatalogueCache;
import io.incidentledger.command.incident.IncidentEventStore;
import io.incidentledger.command.recording.Receipts;
import io.incidentledger.command.request.CatalogueDesk;
import io.incidentledger.command.request.IncidentDesk;
import io.incidentledger.command.store.StoreTransactions;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.time.Clock;

/**
 * The import, for an application that has the command side, {@code HttpWiring} and {@code
 * SecurityWiring}.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ImportSettings.class)
public class ImportWiring {
    @Bean
    ImportDesk importDesk(
            ImportSettings settings,
            IncidentDesk incidents,
            CatalogueDesk catalogue,
            Receipts receipts,
            CatalogueCache catalogues,
            StoreTransactions store,
            Clock clock) {
        IncidentEventStore events = new IncidentEventStore(store.jdbc());
        return new ImportDesk(
                settings,
                terms -> {
                    RecordedLines past = new RecordedLines(receipts, terms.source());
                    if (!terms.dryRun()) {
                        return new LineDesk(terms, incidents, catalogue, past);
                    }
                    Rehearsal rehearsal =
                            new Rehearsal(catalogues.current(), events::of, past, clock);
                    return new LineDesk(terms, rehearsal, rehearsal, rehearsal);
                },
                clock);
    }

    @Bean
    ImportController importController(ImportDesk imports) {
        return new ImportController(imports);
    }
}
