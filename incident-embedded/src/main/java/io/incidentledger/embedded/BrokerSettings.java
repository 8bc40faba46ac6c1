package io.incidentledger.embedded;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** One broker that is its own controller: durable, small, and alone. */
final class BrokerSettings {

    private static final String NODE = "1";
    private static final String ONE = "1";
    private static final String FEW = "3";
    private static final String FOR_EVER = "-1";

    /** Ten years: a group that was stopped over a long holiday must find its place again. */
    private static final String OFFSETS_KEPT_MINUTES = "5256000";

    private static final String DEDUPE_BUFFER_BYTES = "4194304";

    /**
     * After a kill, the controller takes the broker that comes back for a second one until the
     * session of the first is over: by default for nine seconds.
     */
    private static final String SESSION_MILLIS = "3000";

    private static final String HEARTBEAT_MILLIS = "500";

    private BrokerSettings() {}

    /**
     * @param advertisedPort where clients are told to come
     */
    static Map<String, String> of(
            Path folder, int clientPort, int advertisedPort, int controllerPort) {
        var settings = new TreeMap<String, String>();
        settings.putAll(node(folder, clientPort, advertisedPort, controllerPort));
        settings.putAll(alone());
        settings.putAll(small());
        return settings;
    }

    private static Map<String, String> node(
            Path folder, int clientPort, int advertisedPort, int controllerPort) {
        String client = "CLIENT://127.0.0.1:";
        String controller = "CONTROLLER://127.0.0.1:" + controllerPort;
        return Map.ofEntries(
                Map.entry("process.roles", "broker,controller"),
                Map.entry("node.id", NODE),
                Map.entry("log.dirs", BrokerStorage.log(folder).toString()),
                Map.entry("listeners", client + clientPort + "," + controller),
                Map.entry("advertised.listeners", client + advertisedPort),
                Map.entry(
                        "listener.security.protocol.map", "CLIENT:PLAINTEXT,CONTROLLER:PLAINTEXT"),
                Map.entry("inter.broker.listener.name", "CLIENT"),
                Map.entry("controller.listener.names", "CONTROLLER"),
                Map.entry("controller.quorum.voters", NODE + "@127.0.0.1:" + controllerPort),
                Map.entry("auto.create.topics.enable", "false"),
                Map.entry("log.retention.ms", FOR_EVER),
                Map.entry("offsets.retention.minutes", OFFSETS_KEPT_MINUTES));
    }

    /** Defaults wait for, or copy to, brokers that do not exist here. */
    private static Map<String, String> alone() {
        return Map.ofEntries(
                Map.entry("default.replication.factor", ONE),
                Map.entry("min.insync.replicas", ONE),
                Map.entry("offsets.topic.replication.factor", ONE),
                Map.entry("transaction.state.log.replication.factor", ONE),
                Map.entry("transaction.state.log.min.isr", ONE),
                Map.entry("share.coordinator.state.topic.replication.factor", ONE),
                Map.entry("share.coordinator.state.topic.min.isr", ONE),
                Map.entry("broker.session.timeout.ms", SESSION_MILLIS),
                Map.entry("broker.heartbeat.interval.ms", HEARTBEAT_MILLIS),
                Map.entry("group.initial.rebalance.delay.ms", "0"));
    }

    /** Defaults are for a machine of its own. */
    private static Map<String, String> small() {
        return Map.ofEntries(
                Map.entry("num.network.threads", ONE),
                Map.entry("num.io.threads", FEW),
                Map.entry("background.threads", ONE),
                Map.entry("group.coordinator.threads", ONE),
                Map.entry("share.coordinator.threads", ONE),
                Map.entry("offsets.topic.num.partitions", FEW),
                Map.entry("transaction.state.log.num.partitions", FEW),
                Map.entry("share.coordinator.state.topic.num.partitions", ONE),
                Map.entry("log.cleaner.dedupe.buffer.size", DEDUPE_BUFFER_BYTES));
    }
}
