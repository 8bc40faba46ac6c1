package io.incidentledger.query.wiring;

import io.incidentledger.query.board.BoardRepository;
import io.incidentledger.query.board.BoardStreamController;
import io.incidentledger.query.feed.Feed;
import io.incidentledger.query.live.Listeners;
import io.incidentledger.query.live.LiveSettings;
import io.incidentledger.query.read.Snapshots;
import io.incidentledger.query.timeline.TimelineRepository;
import io.incidentledger.query.timeline.TimelineStreamController;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.InstantSource;

/** What goes on answering. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LiveSettings.class)
public class LiveWiring {
    @Bean
    Listeners listeners(LiveSettings settings, Feed feed, Snapshots snapshots) {
        return Listeners.of(settings, feed, snapshots, InstantSource.system());
    }

    @Bean
    LiveMeters liveMeters(Listeners listeners) {
        return new LiveMeters(listeners);
    }

    @Bean
    TimelineStreamController timelineStreamController(
            Listeners listeners, @Qualifier(ProjectionsWiring.JDBC) JdbcClient jdbc) {
        return new TimelineStreamController(listeners, new TimelineRepository(jdbc));
    }

    @Bean
    BoardStreamController boardStreamController(
            Listeners listeners,
            Snapshots snapshots,
            @Qualifier(ProjectionsWiring.JDBC) JdbcClient jdbc,
            Feed feed) {
        return new BoardStreamController(listeners, snapshots, new BoardRepository(jdbc), feed);
    }
}
