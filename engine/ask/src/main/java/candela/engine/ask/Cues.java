package candela.engine.ask;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds the cue phrases of a question. */
final class Cues {
    /** A cue phrase at a place of the question. */
    record Match(Cue cue, int length, @Nullable Adjective adjective) {}

    private record Meaning(Cue cue, @Nullable Adjective adjective) {}

    private static final Set<String> STOPWORDS = Resource.lines("stopwords.txt").stream()
            .flatMap(line -> List.of(line.split(" ")).stream())
            .collect(Collectors.toUnmodifiableSet());
    private static final List<String> BEFORE = before();
    private static final Map<String, Meaning> PHRASES = phrases();
    private static final Set<String> WORDS = PHRASES.keySet().stream()
            .flatMap(it -> List.of(it.split(" ")).stream())
            .collect(Collectors.toUnmodifiableSet());
    private static final Set<Cue> SUFFIXES = Set.of(Cue.OR_MORE, Cue.OR_LESS);
    private static final int LONGEST = 7;
    /** Shorter parts of a phrase are never meant by themselves. */
    private static final int SHORTEST = 4;

    private Cues() {}

    private static Map<String, Meaning> phrases() {
        var phrases = new HashMap<String, Meaning>();
        for (var line : Resource.lines("cues.txt")) {
            var colon = line.indexOf(':');
            var cue = Cue.valueOf(line.substring(0, colon));
            for (var phrase : line.substring(colon + 1).split("\\|")) {
                for (var written : written(phrase)) {
                    phrases.putIfAbsent(words(written), new Meaning(cue, null));
                    thanSome(words(written)).forEach(it -> phrases.putIfAbsent(it, new Meaning(cue, null)));
                }
            }
        }
        Resource.lines("adjectives.txt").forEach(line -> adjective(phrases, line));
        return Map.copyOf(phrases);
    }

    /** "higher than some": as long as it is higher than one of them. */
    private static Stream<String> thanSome(String phrase) {
        return phrase.endsWith(" than") ? Stream.of(phrase + " some", phrase + " any") : Stream.empty();
    }

    /** A phrase in all its forms: "{before}" is any way to name the time before, "against the month before". */
    private static List<String> written(String phrase) {
        return phrase.contains("{before}")
                ? BEFORE.stream().map(it -> phrase.replace("{before}", it)).toList()
                : List.of(phrase);
    }

    private static List<String> before() {
        var before = new ArrayList<String>();
        for (var to : List.of("from", "to", "against", "on", "over", "compared to", "compared with", "versus", "vs")) {
            for (var unit : List.of("year", "quarter", "month", "week", "day")) {
                before.addAll(List.of(
                        to + " the " + unit + " before",
                        to + " the previous " + unit,
                        to + " previous " + unit,
                        to + " the prior " + unit,
                        to + " the preceding " + unit));
            }
        }
        return List.copyOf(before);
    }

    /** A phrase as the tokeniser would cut it. */
    private static String words(String phrase) {
        return Normaliser.tokens(phrase).stream().map(Token::word).collect(Collectors.joining(" "));
    }

    private static void adjective(Map<String, Meaning> phrases, String line) {
        var parts = line.split("\\|", -1);
        var direction = parts[2].strip();
        var descending = direction.equals("high") || direction.equals("late");
        var adjective = new Adjective(
                descending, new ArrayList<>(List.of(parts[3].strip().split(" "))));
        phrases.put(words(parts[0]), new Meaning(Cue.SUPERLATIVE, adjective));
        var than = words(parts[1] + " than");
        Stream.concat(Stream.of(than), thanSome(than))
                .forEach(it -> phrases.put(it, new Meaning(Cue.COMPARATIVE, adjective)));
    }

    /** The longest cue phrase that starts at a token, or null. */
    static @Nullable Match at(List<Token> tokens, int from) {
        Match longest = null;
        var phrase = new StringBuilder();
        for (int i = from; i < Math.min(tokens.size(), from + LONGEST); i++) {
            if (tokens.get(i).quoted()) {
                break;
            }
            phrase.append(i == from ? "" : " ").append(tokens.get(i).word());
            var meaning = PHRASES.get(phrase.toString());
            var compares = i + 1 < tokens.size() && tokens.get(i + 1).is("than"); // "under 10 or more than 100"
            if (meaning != null && !(compares && SUFFIXES.contains(meaning.cue()))) {
                longest = new Match(meaning.cue(), i - from + 1, meaning.adjective());
            }
        }
        return longest;
    }

    static boolean isStopword(Token token) {
        return !token.quoted() && STOPWORDS.contains(token.word());
    }

    /** Whether a word says something of the grammar alone, not only as a part of "broken down by". */
    static boolean standsAlone(String word) {
        return STOPWORDS.contains(word)
                || PHRASES.containsKey(word)
                || WORDS.contains(word) && word.length() < SHORTEST;
    }

    /** Whether a word belongs to the grammar, so that it is not a misspelt name. */
    static boolean isKnown(String word) {
        return STOPWORDS.contains(word) || WORDS.contains(word);
    }
}
