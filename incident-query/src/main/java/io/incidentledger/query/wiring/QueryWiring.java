package io.incidentledger.query.wiring;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** All of the read side. */
@Configuration(proxyBeanMethods = false)
@Import({
    ProjectionsWiring.class,
    FeedWiring.class,
    GenerationWiring.class,
    ReadWiring.class,
    LiveWiring.class,
    SummaryWiring.class
})
public class QueryWiring {}
