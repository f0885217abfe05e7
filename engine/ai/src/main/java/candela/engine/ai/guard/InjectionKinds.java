package candela.engine.ai.guard;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The kinds of attempts at a model; phrases come from {@code phrases.txt}, characters and marks from here. */
final class InjectionKinds {

    private static final int REACH = 1_000;
    /** Between words anything short may stand, so that a comma or a line break hides nothing. */
    private static final String GAP = "[\\s\\p{Punct}\\u00a0]{1,4}+";

    private static final String PAYLOAD = "(?:[{\\[<]|%7B|[\\w%+/=.-]{40,200}+)";
    private static final String IMAGES = "!\\[[^\\]\\n]{0,200}+\\]\\(\\s{0,3}+<?https?://"
            + "(?:[^\\s)>?{\\[]{0,200}+[{\\[]|[^\\s)>?]{1,200}+\\?[^\\s)>]{0,150}?=" + PAYLOAD + ")"
            + "|<img [^>]{0,150}?src=[\"']?https?://[^\\s\"'>?]{1,200}+\\?[^\\s\"'>]{0,150}?=" + PAYLOAD;

    private static final String MARKS =
            "<\\|(?:im_start|im_end|im_sep|system|user|assistant|endoftext|end_of_text|begin_of_text|start_header_id"
                    + "|end_header_id|eot_id|eom_id|python_tag|endofprompt|channel|message|tool_call|start_of_role|end_of_role)\\|>"
                    + "|<｜[\\w▁ ]{1,30}｜>|\\[/?INST\\]|<</?SYS>>|<(?:start|end)_of_turn>|\\[/?SYSTEM_PROMPT\\]"
                    + "|(?<![^\\n])### (?:Instruction|Response|Human|Assistant|System): ?\\n";

    /** Joiners belong to emoji and to some scripts, marks of direction to others, and tags to three flags. */
    private static final String HIDDEN = "(?<=\\p{IsLatin})[\\u200b\\u200c\\u200d\\u2060\\ufeff]{1,64}+(?=\\p{IsLatin})"
            + "|[\\u200b\\u200c\\u200d\\u2060-\\u2064\\ufeff]{4,64}+"
            + "|(?<![\\p{IsArabic}\\p{IsHebrew}\\u202a-\\u202e\\u2066-\\u2069])[\\u202a-\\u202e\\u2066-\\u2069]{1,64}+(?![\\p{IsArabic}\\p{IsHebrew}])"
            + "|(?<!\\x{1F3F4}[\\x{E0020}-\\x{E007F}]{0,8})[\\x{E0000}-\\x{E007F}]{1,200}+"
            + "|[\\x{E0100}-\\x{E01EF}]{3,200}+";

    static final List<Kind> ALL = all();

    private InjectionKinds() {}

    private static List<Kind> all() {
        var kinds = new ArrayList<Kind>();
        kinds.add(Kind.of("hidden_text", "hidden characters", Severity.HIGH, REACH, HIDDEN));
        kinds.add(Kind.of("template_mark", "marks of chat templates", Severity.HIGH, REACH, MARKS)
                .needing("<", "[", "### "));
        kinds.add(Kind.of("exfiltration", "ways to send data away", Severity.HIGH, REACH, IMAGES)
                .needing("![", "<img "));
        phrases().forEach((name, forms) -> kinds.add(Kind.of(name, what(name), severity(name), REACH, form(forms))));
        return List.copyOf(kinds);
    }

    private static String what(String name) {
        return switch (name) {
            case "override" -> "orders to ignore the instructions";
            case "role_play" -> "orders to play somebody without rules";
            case "reveal" -> "questions for the hidden instructions";
            default -> "ways to send data away";
        };
    }

    private static Severity severity(String name) {
        return name.equals("reveal") ? Severity.MEDIUM : Severity.HIGH;
    }

    private static String form(List<String> phrases) {
        return phrases.stream()
                .map(InjectionKinds::lenient)
                .collect(Collectors.joining("|", "(?iu)(?<![\\p{L}\\p{M}])(?:", ")(?![\\p{L}\\p{M}])"));
    }

    /** Whatever stands between words, and with or without accents, composed or not. */
    private static String lenient(String phrase) {
        var plain = Normalizer.normalize(phrase, Normalizer.Form.NFC);
        var written = plain.codePoints().mapToObj(InjectionKinds::accents).collect(Collectors.joining());
        return written.replace(" ", GAP);
    }

    private static String accents(int letter) {
        var alone = Character.toString(letter);
        var parts = Normalizer.normalize(alone, Normalizer.Form.NFD);
        if (letter == 'đ') {
            return "[đd]";
        }
        if (parts.length() == 1) {
            return alone;
        }
        var ways = new TreeSet<>(List.of(alone, parts.substring(0, 1)));
        for (var i = 1; i < parts.length(); i++) {
            ways.add(Normalizer.normalize(parts.charAt(0) + parts.substring(i, i + 1), Normalizer.Form.NFC));
        }
        return "[" + ways.stream().filter(it -> it.length() == 1).collect(Collectors.joining()) + "]\\p{M}{0,2}+";
    }

    private static Map<String, List<String>> phrases() {
        try (var in = Objects.requireNonNull(InjectionKinds.class.getResourceAsStream("phrases.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(it -> !it.isBlank() && !it.startsWith("#"))
                    .collect(Collectors.groupingBy(
                            it -> it.substring(0, it.indexOf(':')),
                            LinkedHashMap::new,
                            Collectors.mapping(it -> it.substring(it.indexOf(':') + 2), Collectors.toList())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
