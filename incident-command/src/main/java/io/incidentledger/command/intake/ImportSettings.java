package io.incidentledger.command.intake;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

import java.nio.file.Path;

/**
 * How imports are received: the prefix {@code incident.imports}.
 *
 * @param folder where the body of one is kept while its lines are decided
 * @param largest how large it may be
 */
@Validated
@ConfigurationProperties("incident.imports")
public record ImportSettings(@Nullable Path folder, @DefaultValue("64MB") DataSize largest) {
    Path folderOrTemporary() {
        return folder == null ? Path.of(System.getProperty("java.io.tmpdir")) : folder;
    }
}
