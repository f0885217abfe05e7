package candela.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/** The command line: asks questions of files and databases without a server. */
@Command(
        name = "candela",
        description = "Answers questions about your data, with the SQL beside each answer.",
        subcommands = AskCommand.class,
        mixinStandardHelpOptions = true,
        version = "0.1.0",
        synopsisSubcommandLabel = "COMMAND")
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        // The connection pool logs through SLF4J, which else complains on the error output that nobody listens.
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        var out = writer(FileDescriptor.out);
        var err = writer(FileDescriptor.err);
        var terminal = Terminal.ofThisProcess(out, err);
        System.exit(run(terminal, Clock.systemDefaultZone(), arguments));
    }

    /** Runs one command and gives its exit code: 0 an answer, 1 an error, 2 bad usage, 3 a question back. */
    static int run(Terminal terminal, Clock clock, String... arguments) {
        var command = new CommandLine(new Main(), new CommandFactory(terminal, clock))
                .setOut(terminal.out())
                .setErr(terminal.err())
                .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpWidth(Math.max(60, Math.min(100, terminal.width())))
                .setParameterExceptionHandler((problem, args) -> misused(terminal, problem));
        var code = arguments.length == 0 ? usage(command, terminal) : command.execute(arguments);
        terminal.out().flush();
        terminal.err().flush();
        return code;
    }

    private static int usage(CommandLine command, Terminal terminal) {
        command.usage(terminal.err());
        return ExitCode.BAD_USAGE;
    }

    private static int misused(Terminal terminal, ParameterException problem) {
        var name = problem.getCommandLine().getCommandSpec().qualifiedName();
        terminal.error(problem.getMessage() + " (" + name + " --help tells more)");
        return ExitCode.BAD_USAGE;
    }

    private static PrintWriter writer(FileDescriptor descriptor) {
        return new PrintWriter(new FileOutputStream(descriptor), false, StandardCharsets.UTF_8);
    }
}
