package candela.engine.ai.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/**
 * One exchange as a text file: a head of {@code name: value} lines, then parts that begin with {@code === name}. The
 * parts {@code request}, {@code answer} and {@code events} are what client and provider say; all others are expected.
 */
record Golden(Path file, Map<String, String> head, Map<String, String> parts) {
    static final Path ROOT = Path.of("src/test/resources/candela/engine/ai/wire");
    private static final List<String> GIVEN = List.of("request", "answer", "events", "status");

    static List<Golden> all() {
        try (var files = Files.walk(ROOT)) {
            return files.filter(it -> it.toString().endsWith(".txt"))
                    .sorted()
                    .map(Golden::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Golden read(Path file) {
        try {
            var pieces = Files.readString(file).split("(?m)^=== ");
            var head = new LinkedHashMap<String, String>();
            pieces[0]
                    .lines()
                    .filter(it -> it.contains(": "))
                    .forEach(it -> head.put(it.substring(0, it.indexOf(": ")), it.substring(it.indexOf(": ") + 2)));
            var parts = new LinkedHashMap<String, String>();
            for (var i = 1; i < pieces.length; i++) {
                var end = pieces[i].indexOf('\n');
                parts.put(
                        pieces[i].substring(0, end).strip(),
                        pieces[i].substring(end + 1).strip());
            }
            return new Golden(file, head, parts);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Map<String, String> expected() {
        var expected = new LinkedHashMap<>(parts);
        expected.keySet().removeAll(GIVEN);
        return expected;
    }

    /** What really comes of it, by the same names. */
    Map<String, String> actual() {
        var actual = new LinkedHashMap<String, String>();
        try {
            var exchange = exchange();
            actual.put("sent", sent(exchange.request()));
            pass(exchange, actual);
        } catch (WireException e) {
            actual.put("refused", (e.field() + ": " + e.getMessage()).strip());
        }
        return actual;
    }

    Exchange exchange() {
        var ids = new AtomicInteger();
        var chance = new Chance(() -> Instant.ofEpochSecond(1_750_000_000), () -> "id" + ids.incrementAndGet());
        return Wire.exchange(endpoint(), Wire.read(part("request").getBytes(StandardCharsets.UTF_8)), target(), chance);
    }

    String part(String name) {
        return parts.getOrDefault(name, "");
    }

    Endpoint endpoint() {
        return Endpoint.valueOf(head.getOrDefault("endpoint", ""));
    }

    Target target() {
        var provider = Provider.of(head.getOrDefault("provider", "")).orElseThrow();
        var base = head.getOrDefault("base", provider.baseUrl());
        return new Target(
                provider,
                URI.create(base),
                provider.keyNeeded() ? "secret-of-test" : null,
                head.getOrDefault("model", ""));
    }

    private static String sent(ProviderRequest request) {
        var headers = new TreeMap<>(request.headers())
                .entrySet().stream()
                        .map(it -> it.getKey() + ": " + it.getValue())
                        .collect(Collectors.joining("\n"));
        return request.method() + " " + request.address() + "\n" + headers + "\n\n" + request.body();
    }

    private void pass(Exchange exchange, Map<String, String> actual) {
        if (!parts.containsKey("answer") && !parts.containsKey("events")) {
            return;
        }
        var gets = new StringBuilder();
        try {
            gets(exchange, gets);
        } catch (ProviderException e) {
            gets.append("! ").append(e.failure().reason()).append(": ").append(e.getMessage());
        }
        actual.put("gets", gets.toString().strip());
        var tokens = exchange.tokens();
        actual.put(
                "tokens",
                tokens.input() + " in, " + tokens.output() + " out, " + (tokens.known() ? "known" : "estimated"));
        actual.put("text", exchange.text().strip());
        actual.put("tools", exchange.toolText().strip());
        actual.values().removeIf(String::isEmpty);
    }

    private void gets(Exchange exchange, StringBuilder gets) {
        if (parts.containsKey("answer")) {
            var body = part("answer").getBytes(StandardCharsets.UTF_8);
            gets.append(new String(exchange.answer(body), StandardCharsets.UTF_8));
            return;
        }
        events(part("events")).forEach(it -> exchange.event(it).forEach(own -> write(own, gets)));
        exchange.end().forEach(it -> write(it, gets));
    }

    static List<ServerEvent> events(String text) {
        return text.strip()
                .lines()
                .collect(Collectors.collectingAndThen(
                        Collectors.joining("\n"), it -> java.util.Arrays.stream(it.split("\n\n+"))))
                .map(Golden::event)
                .toList();
    }

    private static ServerEvent event(String lines) {
        var name = lines.lines()
                .filter(it -> it.startsWith("event: "))
                .map(it -> it.substring(7))
                .findFirst()
                .orElse(null);
        var data = lines.lines()
                .filter(it -> it.startsWith("data: "))
                .map(it -> it.substring(6))
                .collect(Collectors.joining("\n"));
        return new ServerEvent(name, data);
    }

    private static void write(ServerEvent event, StringBuilder out) {
        out.append(event.name() == null ? "" : "event: " + event.name() + "\n")
                .append("data: ")
                .append(event.data())
                .append("\n\n");
    }

    /** Writes what came of it as what is expected, to be read by a person before it is kept. */
    void update(Map<String, String> actual) throws IOException {
        var text = new StringBuilder();
        head.forEach(
                (name, value) -> text.append(name).append(": ").append(value).append('\n'));
        GIVEN.stream().filter(parts::containsKey).forEach(it -> part(text, it, part(it)));
        actual.forEach((name, value) -> part(text, name, value));
        Files.writeString(file, text.toString());
    }

    private static void part(StringBuilder text, String name, String value) {
        text.append("\n=== ").append(name).append('\n').append(value).append('\n');
    }
}
