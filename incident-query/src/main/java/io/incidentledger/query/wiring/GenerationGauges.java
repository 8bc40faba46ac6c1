package io.incidentledger.query.wiring;

import io.incidentledger.query.generation.GenerationRepository;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/** How far tables are filled beside those that are read, as numbers; of whoever fills them. */
final class GenerationGauges implements MeterBinder {
    private final GenerationRepository generations;

    GenerationGauges(GenerationRepository generations) {
        this.generations = generations;
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        Gauge.builder("incident.generation.open", generations, GenerationRepository::countOpen)
                .description("Rebuilds and reviews that are not finished")
                .register(meters);
        Gauge.builder("incident.generation.missing", generations, GenerationRepository::missing)
                .description("Records that the first of them has not applied yet")
                .register(meters);
        Gauge.builder("incident.generation.rate", generations, GenerationRepository::rate)
                .description("Records a second that it applies")
                .register(meters);
    }
}
