package io.incidentledger.query.wiring;

import io.incidentledger.query.feed.WatermarkRepository;
import io.incidentledger.query.summary.SummaryAddress;
import io.incidentledger.query.summary.SummaryHealth;
import io.incidentledger.query.summary.SummaryRepository;
import io.incidentledger.query.summary.SummarySender;
import io.incidentledger.query.summary.SummarySettings;
import io.incidentledger.wire.connection.ConnectionWiring;
import io.incidentledger.wire.connection.DatabaseTls;
import io.incidentledger.wire.connection.KafkaConnection;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import java.time.InstantSource;

import javax.sql.DataSource;

/** What sends on how everything stands now. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SummarySettings.class)
@Import(ConnectionWiring.class)
public class SummaryWiring {
    @Bean(initMethod = "start", destroyMethod = "close")
    SummarySender summarySender(
            SummarySettings settings,
            KafkaConnection kafka,
            ProjectionsSettings projections,
            SslBundles bundles,
            @Qualifier(ProjectionsWiring.DATA_SOURCE) DataSource source,
            @Qualifier(ProjectionsWiring.LONG_READS) TransactionTemplate reads,
            @Qualifier(ProjectionsWiring.JDBC) JdbcClient jdbc) {
        return new SummarySender(
                settings,
                kafka.properties(),
                new SummaryAddress(
                        projections.jdbcUrl(),
                        projections.username(),
                        projections.password(),
                        DatabaseTls.properties(projections.sslBundle(), bundles)),
                new SummaryRepository(
                        reads, new WatermarkRepository(new JdbcTemplate(source)), jdbc));
    }

    @Bean("summaryHealthIndicator")
    SummaryHealth summaryHealth(SummarySender sender) {
        return new SummaryHealth(sender);
    }

    @Bean
    SummaryGauges summaryGauges(SummarySender sender) {
        return new SummaryGauges(sender, InstantSource.system());
    }
}
