package io.incidentledger.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.utils.Exit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

class EmbeddedKafkaTest {

    @Nested
    class A_running_broker {

        @TempDir static Path folder;
        static EmbeddedKafka kafka;

        @BeforeAll
        static void start() {
            kafka = EmbeddedKafka.start(folder, 0);
        }

        @AfterAll
        static void stop() {
            kafka.close();
        }

        @Test
        void makes_no_topic_by_accident() {
            try (var producer =
                    Records.producer(kafka.bootstrapServers(), Map.of("max.block.ms", 500))) {
                assertThatThrownBy(() -> producer.send(new ProducerRecord<>("typo", "lost")).get())
                        .hasCauseInstanceOf(TimeoutException.class);
            }
        }

        @Test
        void shows_what_a_transaction_wrote_once_it_is_committed() throws Exception {
            Records.createTopic(kafka.bootstrapServers(), "transactions");
            try (var producer =
                    Records.producer(
                            kafka.bootstrapServers(), Map.of("transactional.id", "writer"))) {
                producer.initTransactions();
                producer.beginTransaction();
                producer.send(new ProducerRecord<>("transactions", "given up")).get();
                producer.abortTransaction();
                producer.beginTransaction();
                producer.send(new ProducerRecord<>("transactions", "meant")).get();
                producer.commitTransaction();
            }
            assertThat(Records.read(kafka.bootstrapServers(), "transactions"))
                    .containsExactly("meant");
        }

        @Test
        void does_not_let_Kafka_end_the_JVM() {
            assertThatThrownBy(() -> Exit.halt(1, "disk gone")).isInstanceOf(EmbeddedFailure.class);
            assertThat(kafka.fault()).hasValueSatisfying(f -> assertThat(f).contains("disk gone"));
        }
    }

    @Nested
    class After_a_restart {

        @TempDir Path folder;

        @Test
        void records_and_committed_offsets_are_there_on_the_same_port() throws Exception {
            int port = Ports.free();
            var place = new TopicPartition("kept", 0);
            Map<String, Object> group = Map.of("group.id", "readers");
            try (var kafka = EmbeddedKafka.start(folder, port)) {
                Records.createTopic(kafka.bootstrapServers(), "kept");
                Records.send(kafka.bootstrapServers(), "kept", "one");
                try (var consumer = Records.consumer(kafka.bootstrapServers(), group)) {
                    consumer.commitSync(Map.of(place, new OffsetAndMetadata(1)));
                }
            }
            try (var kafka = EmbeddedKafka.start(folder, port);
                    var consumer = Records.consumer(kafka.bootstrapServers(), group)) {
                assertThat(kafka.port()).isEqualTo(port);
                assertThat(Records.read(kafka.bootstrapServers(), "kept")).containsExactly("one");
                assertThat(consumer.committed(Set.of(place)))
                        .containsEntry(place, new OffsetAndMetadata(1));
            }
        }
    }

    @Nested
    class A_taken_port {

        @TempDir Path folder;

        @Test
        void is_refused_before_anything_is_written() throws Exception {
            try (var other = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
                assertThatThrownBy(() -> EmbeddedKafka.start(folder, other.getLocalPort()))
                        .hasMessageContaining("taken");
            }
            assertThat(folder).isEmptyDirectory();
        }
    }
}
