package io.incidentledger.standalone.cli;

import picocli.CommandLine.IVersionProvider;

/** The version, as it stands in the manifest of the jar. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        String version = Version.class.getPackage().getImplementationVersion();
        return new String[] {"Incident Ledger " + (version == null ? "(not packaged)" : version)};
    }
}
