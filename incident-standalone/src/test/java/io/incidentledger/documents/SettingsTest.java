package io.incidentledger.documents;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;

import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;

import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** {@code docs/settings.md} says of every setting what the code does. */
class SettingsTest {
    /** What a line of the document and a component of the code say alike. */
    record Setting(String name, String byDefault, String limit) {}

    @Test
    void every_setting_is_described_with_its_default_and_its_limit() throws IOException {
        assertThat(described(Files.readAllLines(document()))).isEqualTo(bound());
    }

    @Test
    void a_wrong_default_would_be_noticed() throws IOException {
        List<String> changed =
                Files.readAllLines(document()).stream()
                        .map(line -> line.replace("| `12` |", "| `13` |"))
                        .toList();
        assertThat(described(changed)).isNotEqualTo(bound());
    }

    private static Path document() {
        return Path.of(System.getProperty("project.root", ".."), "docs", "settings.md");
    }

    private static Map<String, Setting> described(List<String> lines) {
        Map<String, Setting> settings = new TreeMap<>();
        for (String line : lines) {
            List<String> cells = Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
            if (cells.size() == 6 && cells.get(1).startsWith("`incident.")) {
                String name = cells.get(1).replace("`", "");
                settings.put(name, new Setting(name, cells.get(3).replace("`", ""), cells.get(4)));
            }
        }
        return settings;
    }

    private static Map<String, Setting> bound() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        Map<String, Setting> settings = new TreeMap<>();
        scanner.findCandidateComponents("io.incidentledger").stream()
                .map(found -> type(found.getBeanClassName()))
                .flatMap(SettingsTest::settings)
                .forEach(setting -> settings.put(setting.name(), setting));
        return settings;
    }

    private static Class<?> type(@Nullable String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Stream<Setting> settings(Class<?> type) {
        String prefix = type.getAnnotation(ConfigurationProperties.class).value();
        return Arrays.stream(type.getRecordComponents())
                .map(
                        part ->
                                new Setting(
                                        prefix + "." + kebab(part.getName()),
                                        byDefault(part),
                                        limit(part)));
    }

    private static String byDefault(RecordComponent part) {
        DefaultValue value = annotation(part, DefaultValue.class);
        if (value == null) {
            return "–";
        }
        String text = String.join(", ", value.value());
        return text.isEmpty() ? "empty" : text;
    }

    private static String limit(RecordComponent part) {
        Min min = annotation(part, Min.class);
        Max max = annotation(part, Max.class);
        if (min != null && max != null) {
            return String.format(Locale.ROOT, "%,d to %,d", min.value(), max.value());
        }
        DurationMin shortest = annotation(part, DurationMin.class);
        DurationMax longest = annotation(part, DurationMax.class);
        if (shortest != null && longest != null) {
            return text(Duration.ofSeconds(shortest.seconds()).plusMillis(shortest.millis()))
                    + " to "
                    + text(Duration.ofSeconds(longest.seconds()).plusMillis(longest.millis()));
        }
        return annotation(part, NotBlank.class) == null ? "" : "required";
    }

    /** Constraints go to the accessor, what binds stays with the parameter of the constructor. */
    private static <A extends Annotation> @Nullable A annotation(
            RecordComponent part, Class<A> type) {
        A onAccessor = part.getAccessor().getAnnotation(type);
        if (onAccessor != null) {
            return onAccessor;
        }
        for (Parameter parameter :
                part.getDeclaringRecord().getDeclaredConstructors()[0].getParameters()) {
            if (parameter.getName().equals(part.getName())) {
                return parameter.getAnnotation(type);
            }
        }
        return null;
    }

    private static String text(Duration duration) {
        return duration.toMillis() % 1000 == 0
                ? duration.toSeconds() + "s"
                : duration.toMillis() + "ms";
    }

    private static String kebab(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
