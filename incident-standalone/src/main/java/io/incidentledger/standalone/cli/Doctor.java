package io.incidentledger.standalone.cli;

import io.incidentledger.standalone.doctor.Examination;
import io.incidentledger.standalone.doctor.Finding;

import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

/** Says what is wrong with the machine. */
@Command(
        name = "doctor",
        description = {
            "Says what is wrong with this machine, and what to do about it. Changes nothing.",
            ""
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:Nothing stands in the way",
            "1:Something is wrong",
            "2:The command line is wrong"
        })
final class Doctor implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Mixin private final PortOption port = new PortOption();
    @Mixin private final DataDirOption data = new DataDirOption();

    @Option(
            names = "--kafka-port",
            paramLabel = "PORT",
            defaultValue = "${env:INCIDENT_KAFKA_PORT:-9092}",
            description = "Port of the embedded Kafka (default: ${DEFAULT-VALUE})")
    private int kafkaPort;

    @Override
    public Integer call() {
        PortOption.require(kafkaPort, "--kafka-port", spec);
        List<Finding> findings = Examination.of(data.path(), port.port(), kafkaPort, Instant.now());
        findings.forEach(this::print);
        boolean failed = findings.stream().anyMatch(f -> f.level() == Finding.Level.FAIL);
        spec.commandLine()
                .getOut()
                .println(failed ? "Something is wrong." : "Nothing stands in the way.");
        spec.commandLine().getOut().flush();
        return failed ? ExitCode.SOFTWARE : ExitCode.OK;
    }

    private void print(Finding finding) {
        var out = spec.commandLine().getOut();
        String level = finding.level().name().toLowerCase(Locale.ROOT);
        String colour =
                switch (finding.level()) {
                    case OK -> "green";
                    case WARN -> "yellow";
                    case FAIL -> "red";
                };
        Ansi ansi = Terminal.isColourful() ? Ansi.ON : Ansi.OFF;
        out.printf(
                "%s  %-18s %s%n",
                ansi.string("@|%s %-4s|@".formatted(colour, level)),
                finding.subject(),
                finding.found());
        if (!finding.remedy().isEmpty()) {
            out.printf("%26s-> %s%n", "", finding.remedy());
        }
    }
}
