package io.incidentledger.standalone.cli;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import java.nio.file.Path;

/** Where the installation keeps what it keeps. */
final class DataDirOption {
    /** The folder of the project, which the launcher names. */
    static final String HOME = "incident.home";

    private static final String FOLDER = ".incident-data";

    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            defaultValue = "${env:INCIDENT_DATA_DIR}",
            description =
                    "Folder of the installation: its databases, its key (default: "
                            + FOLDER
                            + " beside the launcher; or INCIDENT_DATA_DIR)")
    private @Nullable Path dir;

    Path path() {
        Path chosen = dir == null ? home().resolve(FOLDER) : dir;
        return chosen.toAbsolutePath().normalize();
    }

    /** The folder of the project, or the current one without a launcher. */
    static Path home() {
        return Path.of(System.getProperty(HOME, ""));
    }
}
