package io.incidentledger.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

class PostgreSqlBinariesTest {
    /** Fails when only the exceptions that the platform should have thrown are understood. */
    @Test
    void whoUnpacksSecondTakesWhatTheFirstHasPutThere(@TempDir Path cache) throws IOException {
        byte[] archive = PostgreSqlBinaries.archive();
        Path installed = cache.resolve("postgresql");
        PostgreSqlBinaries.install(archive, installed);
        Path program = installed.resolve("bin/postgres");
        Object first = Files.getLastModifiedTime(program);

        assertThat(PostgreSqlBinaries.install(archive, installed)).isEqualTo(installed);

        assertThat(Files.getLastModifiedTime(program)).isEqualTo(first);
        try (Stream<Path> left = Files.list(cache)) {
            assertThat(left.toList()).isEqualTo(List.of(installed));
        }
    }
}
