package io.incidentledger.standalone.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What is typed first. */
@Command(
        name = "incident",
        description = {
            "The record of a cyber incident that operations can work in, reviewers can replay, and"
                    + " nobody can quietly rewrite.",
            ""
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = {
            Up.class,
            Demo.class,
            Import.class,
            Verify.class,
            RebuildProjections.class,
            Republish.class,
            AdoptStore.class,
            Token.class,
            Keys.class,
            Doctor.class,
            HelpCommand.class
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:It did what was asked",
            "1:It could not; one line on the error output says why",
            "2:The command line is wrong"
        },
        footer = {
            "",
            "To begin: ./incident up, and in a second terminal ./incident demo.",
            "./incident bench measures how fast it is, and has a --help of its own.",
            "Colours are left out with NO_COLOR=1 and when the output is no terminal."
        })
final class Root implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "Say what to do: up, demo, import, token or doctor");
    }
}
