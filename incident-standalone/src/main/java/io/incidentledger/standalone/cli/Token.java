package io.incidentledger.standalone.cli;

import io.incidentledger.api.catalogue.TenantId;
import io.incidentledger.api.refusal.MalformedInput;
import io.incidentledger.standalone.key.InstallationKey;
import io.incidentledger.wire.actor.Role;

import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

import java.time.Instant;
import java.util.List;

/** Makes a token. */
@Command(
        name = "token",
        description = {
            "Signs a token for curl with the key of this installation. It is good for one hour and"
                    + " stands alone on the last line of the output; everything else goes to the"
                    + " error output. Nothing goes over the network.",
            ""
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:The token is printed",
            "1:The key of the installation cannot be used",
            "2:The command line is wrong"
        },
        footer = {
            "",
            "  TOKEN=$(./incident token --role operator)",
            "  curl -H \"Authorization: Bearer $TOKEN\" http://localhost:8080/api/board"
        })
final class Token implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Mixin private final PortOption port = new PortOption();
    @Mixin private final DataDirOption data = new DataDirOption();

    @Option(
            names = "--role",
            paramLabel = "ROLE",
            required = true,
            description =
                    "What the bearer may do, once or several times: operator (records),"
                            + " administrator (keeps the catalogue), reviewer, observer (read)")
    private List<Role> roles = List.of();

    @Option(
            names = "--tenant",
            paramLabel = "TENANT",
            converter = TenantIdText.class,
            description =
                    "Whose rows alone the bearer may see, once or several times; such a token reads"
                            + " and does nothing else. Without it: everybody's")
    private List<TenantId> tenants = List.of();

    @Option(
            names = "--subject",
            paramLabel = "NAME",
            defaultValue = "local",
            description = "Who it is, as the record will name them (default: ${DEFAULT-VALUE})")
    private String subject = "";

    @Override
    public void run() {
        List<String> claims = roles.stream().distinct().map(Role::claim).toList();
        List<String> ids = tenants.stream().map(TenantId::value).toList();
        String token = InstallationKey.in(data.path()).token(subject, claims, ids, Instant.now());
        var err = spec.commandLine().getErr();
        err.printf("For %s as %s, for one hour. Use it so:%n", subject, String.join(", ", claims));
        err.printf(
                "  curl -H \"Authorization: Bearer $TOKEN\" http://localhost:%d/api/board%n",
                port.port());
        err.flush();
        var out = spec.commandLine().getOut();
        out.println(token);
        out.flush();
    }

    private static final class TenantIdText implements ITypeConverter<TenantId> {
        @Override
        public TenantId convert(String text) {
            try {
                return new TenantId(text);
            } catch (MalformedInput noId) {
                throw new TypeConversionException("A tenant's id " + noId.rule());
            }
        }
    }
}
