package io.incidentledger.benchmark.ground;

import java.io.IOException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The services and tenants that the incidents are about. */
public final class Catalogue {
    /** How many services there are, each with {@link #TENANTS} tenants. */
    public static final int SERVICES = 20;

    /** How many tenants there are. */
    public static final int TENANTS = 3;

    private Catalogue() {}

    /** The name of a service, from 0. */
    public static String service(int number) {
        return "service-" + number;
    }

    /** Registers all of it. */
    public static void register(Http commands) throws IOException {
        String tenants =
                IntStream.range(0, TENANTS)
                        .mapToObj(
                                it ->
                                        """
                                        {"type": "RegisterTenant", "tenant": "tenant-%1$d", "name": "Insurer %1$d"}
                                        """
                                                .formatted(it))
                        .collect(Collectors.joining(","));
        String services =
                IntStream.range(0, SERVICES)
                        .mapToObj(Catalogue::serviceWithSubscriptions)
                        .collect(Collectors.joining(","));
        commands.post(
                "/api/catalogue/commands", "{\"commands\": [%s, %s]}".formatted(tenants, services));
    }

    private static String serviceWithSubscriptions(int number) {
        String name = service(number);
        return IntStream.range(0, TENANTS)
                .mapToObj(
                        it ->
                                """
                                , {"type": "Subscribe", "tenant": "tenant-%d", "service": "%s"}
                                """
                                        .formatted(it, name))
                .collect(
                        Collectors.joining(
                                "",
                                """
                                {"type": "RegisterService", "service": "%1$s", "name": "Service %1$s"}
                                """
                                        .formatted(name),
                                ""));
    }
}
