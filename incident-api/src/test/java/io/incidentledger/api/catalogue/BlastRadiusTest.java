package io.incidentledger.api.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentledger.api.catalogue.BlastRadius.Needs;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Core needs identity, exchange needs core and has a part, mail needs nothing. */
class BlastRadiusTest {
    private static final SortedMap<ServiceId, Needs> SERVICES =
            new TreeMap<>(
                    Map.of(
                            new ServiceId("identity"), needs(null),
                            new ServiceId("core"), needs(null, "identity"),
                            new ServiceId("exchange"), needs(null, "core"),
                            new ServiceId("exchange-part"), needs("exchange", "identity"),
                            new ServiceId("mail"), needs(null)));

    @Test
    void is_everything_that_needs_it_directly_or_through_others() {
        assertThat(radius("core"))
                .containsExactly("exchange through core", "exchange-part in exchange");
    }

    @Test
    void begins_with_the_nearest_and_names_everything_once() {
        assertThat(radius("identity"))
                .containsExactly(
                        "core through identity",
                        "exchange-part through identity",
                        "exchange through core");
    }

    @Test
    void leaves_out_what_is_off_itself() {
        assertThat(radius("identity", "core"))
                .containsExactly("exchange through core", "exchange-part through identity");
    }

    @Test
    void is_empty_where_nothing_needs_it_or_nobody_knows_it() {
        assertThat(radius("mail")).isEmpty();
        assertThat(radius("no-such")).isEmpty();
    }

    @Test
    void names_who_is_subscribed() {
        assertThat(
                        BlastRadius.of(
                                List.of(new ServiceId("core")),
                                SERVICES,
                                Map.of(
                                        new ServiceId("exchange"),
                                        List.of(new TenantId("sbk"), new TenantId("aok")))))
                .first()
                .extracting(Dependent::tenants)
                .isEqualTo(List.of(new TenantId("aok"), new TenantId("sbk")));
    }

    private static List<String> radius(String... off) {
        return BlastRadius.of(Arrays.stream(off).map(ServiceId::new).toList(), SERVICES, Map.of())
                .stream()
                .map(
                        it ->
                                "%s %s %s"
                                        .formatted(
                                                it.service(),
                                                it.part() ? "in" : "through",
                                                it.through()))
                .toList();
    }

    private static Needs needs(@Nullable String whole, String... others) {
        return new Needs(
                whole == null ? null : new ServiceId(whole),
                Arrays.stream(others).map(ServiceId::new).toList());
    }
}
