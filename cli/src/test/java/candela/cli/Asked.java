package candela.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;

/** One run of the command in this process, and what it said. */
record Asked(int code, String out, String err) {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2025-06-15T10:00:00Z"), ZoneOffset.UTC);

    static Asked with(String... arguments) {
        return with(Map.of(), new Terminal.Screen(80, false), arguments);
    }

    static Asked with(Map<String, String> environment, Terminal.Screen screen, String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        var terminal = new Terminal(
                new PrintWriter(out), new PrintWriter(err), screen, environment, prompt -> Optional.empty());
        var code = Main.run(terminal, CLOCK, arguments);
        return new Asked(code, out.toString(), err.toString());
    }
}
