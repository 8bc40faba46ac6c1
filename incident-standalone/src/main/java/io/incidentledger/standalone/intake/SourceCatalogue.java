package io.incidentledger.standalone.intake;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a source is about: the services of one provider, used by one tenant, the public. All of it
 * holds since ever, for a source of incidents does not say since when.
 *
 * @param prefix of every id, so that those of several sources never meet
 * @param provider for people
 * @param services where each is used from, by its name; sites by their names
 */
public record SourceCatalogue(
        String prefix, String provider, NavigableMap<String, NavigableSet<String>> services) {
    private static final int LONGEST_ID = 64;

    /** Copies the services. */
    public SourceCatalogue {
        services = new TreeMap<>(services);
    }

    /** Both together. */
    public SourceCatalogue and(SourceCatalogue other) {
        NavigableMap<String, NavigableSet<String>> all = new TreeMap<>();
        for (SourceCatalogue one : List.of(this, other)) {
            one.services.forEach(
                    (name, sites) -> all.computeIfAbsent(name, _ -> new TreeSet<>()).addAll(sites));
        }
        return new SourceCatalogue(prefix, provider, all);
    }

    /** The lines that register it. */
    public List<ObjectNode> lines() {
        List<ObjectNode> lines = new ArrayList<>();
        NavigableSet<String> sites = new TreeSet<>();
        services.values().forEach(sites::addAll);
        lines.add(
                line("tenant", "RegisterTenant")
                        .put("tenant", tenant(prefix))
                        .put("name", "The public, as customer of " + provider)
                        .put("provisional", false));
        for (String site : sites) {
            lines.add(
                    line("site/" + site, "RegisterSite")
                            .put("site", id(prefix, site))
                            .put("name", provider + ": " + site));
        }
        services.forEach(
                (name, from) -> {
                    String service = id(prefix, name);
                    lines.add(
                            line("service/" + service, "RegisterService")
                                    .put("service", service)
                                    .put("name", name)
                                    .put("provisional", false));
                    ObjectNode subscription =
                            line("subscription/" + service, "Subscribe")
                                    .put("tenant", tenant(prefix))
                                    .put("service", service);
                    var used = subscription.putArray("sites");
                    from.forEach(site -> used.add(id(prefix, site)));
                    lines.add(subscription);
                });
        return lines;
    }

    /** The one tenant of a source. */
    static String tenant(String prefix) {
        return prefix + "-public";
    }

    /** An id from a name: what a slug cannot hold becomes a hyphen. */
    static String id(String prefix, String name) {
        String slug = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        String id = (prefix + "-" + slug).replaceAll("-+$", "");
        return id.length() > LONGEST_ID ? id.substring(0, LONGEST_ID) : id;
    }

    private static ObjectNode line(String ref, String type) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("ref", "catalogue/" + ref)
                .put("catalogue", true)
                .put("type", type);
    }
}
