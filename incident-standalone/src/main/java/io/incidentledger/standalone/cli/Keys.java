package io.incidentledger.standalone.cli;

import com.nimbusds.jose.jwk.JWKSet;

import io.incidentledger.standalone.key.InstallationKey;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Tells others how to check the tokens of this installation. */
@Command(
        name = "keys",
        description = {
            "Prints the public half of this installation's key, a JSON Web Key Set. Applications"
                    + " that run apart check tokens with it (incident.security.keys), for a trial"
                    + " without an issuer of your own. It holds nothing secret.",
            ""
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "  ./incident keys > secrets/issuer_keys",
            "  incident.security.issuer is then " + InstallationKey.ISSUER
        })
final class Keys implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Mixin private final DataDirOption data = new DataDirOption();

    @Override
    public void run() {
        var out = spec.commandLine().getOut();
        out.println(new JWKSet(InstallationKey.in(data.path()).publicKey()).toString());
        out.flush();
    }
}
