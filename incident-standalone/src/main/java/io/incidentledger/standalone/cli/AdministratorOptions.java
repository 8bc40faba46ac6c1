package io.incidentledger.standalone.cli;

import picocli.CommandLine.Mixin;

import java.net.URI;

/** Which product, and who decides there. */
final class AdministratorOptions {
    @Mixin private final PortOption port = new PortOption();
    @Mixin private final DataDirOption data = new DataDirOption();
    @Mixin private final AdministratorToken token = new AdministratorToken();

    URI product() {
        return URI.create("http://127.0.0.1:" + port.port());
    }

    String token() {
        return token.orSignedWith(data);
    }
}
