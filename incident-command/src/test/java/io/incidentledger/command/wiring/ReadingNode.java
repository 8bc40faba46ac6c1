package io.incidentledger.command.wiring;

import static io.incidentledger.command.wiring.CommandSide.request;
import static io.incidentledger.command.wiring.CommandSide.stated;

import io.incidentledger.api.incident.IncidentCommand;
import io.incidentledger.api.incident.IncidentId;
import io.incidentledger.command.request.IncidentDesk;
import io.incidentledger.command.request.IncidentRequest;
import io.incidentledger.command.request.Recorded;
import io.incidentledger.command.store.Recollection;
import io.incidentledger.command.store.RememberedStates;
import io.incidentledger.embedded.Database;

import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** A node of which is known which events it reads, and what it remembers. */
final class ReadingNode implements AutoCloseable {
    /** Sees every event that is read, in the place of an upcaster. */
    static final class Reader implements EventUpcaster {
        private final Map<String, Long> byStream = new ConcurrentHashMap<>();

        @Override
        public Stream<IntermediateEventRepresentation> upcast(
                Stream<IntermediateEventRepresentation> events) {
            return events.peek(
                    event ->
                            byStream.merge(
                                    event.getAggregateIdentifier().orElseThrow(), 1L, Long::sum));
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Readers {
        @Bean
        Reader reader() {
            return new Reader();
        }

        @Bean
        @Primary
        EventUpcasterChain readUpcasters(Reader reader) {
            return new EventUpcasterChain(reader);
        }
    }

    private final ConfigurableApplicationContext context;

    ReadingNode(Database database, String kafka, Map<String, Object> settings) {
        context = CommandSide.node(database, kafka, settings, Readers.class);
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    Recorded declare() {
        return carryOut(CommandSide.declaration(request(null, null)));
    }

    Recorded take(IncidentId incident, IncidentCommand command) {
        return carryOut(
                new IncidentRequest(incident, List.of(stated(command)), request(null, null)));
    }

    Recorded carryOut(IncidentRequest request) {
        return bean(IncidentDesk.class).carryOut(request);
    }

    /** How many events of a stream were read for what is done. */
    long readOf(String stream, Runnable done) {
        Map<String, Long> read = bean(Reader.class).byStream;
        read.remove(stream);
        done.run();
        return read.getOrDefault(stream, 0L);
    }

    /** The state that it remembers; null if there is none. */
    @Nullable Object remembered(IncidentId incident) {
        return Recollection.of(bean(RememberedStates.class), incident.value());
    }

    @Override
    public void close() {
        context.close();
    }
}
