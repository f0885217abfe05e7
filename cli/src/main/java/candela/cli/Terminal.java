package candela.cli;

import candela.engine.chart.DisplayWidth;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Where the command's words go and its secrets come from.
 *
 * @param width columns a line may have
 * @param coloured whether colours are wanted
 * @param environment the process's variables
 * @param askSecretly shows a prompt and reads a line without echo; empty where nobody is there to ask
 */
record Terminal(
        PrintWriter out,
        PrintWriter err,
        Screen screen,
        Map<String, String> environment,
        Function<String, Optional<String>> askSecretly) {

    private static final int DEFAULT_WIDTH = 100;
    private static final int UNKNOWN_WIDTH = 80;

    /**
     * The shape of the output.
     *
     * @param width columns of a line
     * @param coloured whether colours are wanted
     */
    record Screen(int width, boolean coloured) {}

    static Terminal ofThisProcess(PrintWriter out, PrintWriter err) {
        var environment = System.getenv();
        var console = System.console();
        var isTerminal = console != null && console.isTerminal();
        var width = Optional.ofNullable(environment.get("COLUMNS"))
                .flatMap(Terminal::number)
                .orElseGet(() -> isTerminal ? askedWidth() : DEFAULT_WIDTH);
        var screen = new Screen(
                width, isTerminal && environment.getOrDefault("NO_COLOR", "").isEmpty());
        return new Terminal(
                out,
                err,
                screen,
                environment,
                prompt -> isTerminal && console != null
                        ? Optional.ofNullable(console.readPassword("%s", prompt))
                                .map(String::new)
                        : Optional.empty());
    }

    int width() {
        return screen.width();
    }

    /** Says what went wrong, in one line. */
    void error(String message) {
        err.println("candela: " + plain(message).strip());
    }

    /** One line of text without the control characters that would steer a terminal. */
    static String plain(String text) {
        var line = new StringBuilder();
        text.codePoints().forEach(it -> line.appendCodePoint(steers(it) ? ' ' : it));
        return line.toString();
    }

    private static boolean steers(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE ->
                true;
            case Character.FORMAT -> DisplayWidth.of(Character.toString(codePoint)) == 0 && codePoint != 0x200D;
            default -> false;
        };
    }

    /** The width that the system's stty tells of the terminal on the standard input; 80 where there is no stty. */
    private static int askedWidth() {
        try {
            var stty = new ProcessBuilder("stty", "size")
                    .redirectInput(Redirect.INHERIT)
                    .redirectError(Redirect.DISCARD)
                    .start();
            var words = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII)
                    .strip()
                    .split(" ");
            return words.length == 2 ? number(words[1]).orElse(UNKNOWN_WIDTH) : UNKNOWN_WIDTH;
        } catch (IOException e) {
            // Small systems have no stty; the width of a terminal since there are terminals fits then.
            return UNKNOWN_WIDTH;
        }
    }

    private static Optional<Integer> number(String digits) {
        return digits.matches("[1-9]\\d{1,3}") ? Optional.of(Integer.valueOf(digits)) : Optional.empty();
    }
}
