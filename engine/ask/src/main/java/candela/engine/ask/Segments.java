package candela.engine.ask;

import candela.engine.ask.Segment.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Cuts a Vietnamese question into names, values and phrases, the longest first, and puts each into English. */
final class Segments {
    private record Cut(double weight, Kind kind, int length) {}

    private static final Set<String> UNITS = Set.of("month", "year", "quarter", "week", "day");
    private static final Set<String> BEFORE_UNITS = Set.of("theo", "moi", "tung", "va", "ca", "trong", "cac");
    private static final Set<String> AFTER_YEAR = Set.of("nay", "ngoai", "truoc", "qua", "gan", "sau");
    private static final Set<String> TIMES =
            Set.of("trong", "thang", "nam", "quy", "tuan", "ngay", "hom", "truoc", "sau", "tu", "gan", "moi", "som");
    /** Verbs after these tell when something happened: "khi giao hàng" is the day of delivery. */
    private static final Set<String> WHEN = Set.of("khi", "luc");

    private static final Set<String> NOT_YET = Set.of("chua", "da");
    private static final Set<String> HOW_MANY = Set.of("nhieu", "it", "may", "tong", "cong");
    private static final Set<String> PLACES = Set.of("thang", "nam", "quy", "tuan", "ngay", "lan", "buoi");
    /** Last words of what a value is stated of: "chức vụ", "vị trí", "loại". */
    private static final Set<String> STATED = Set.of("vu", "tri", "loai", "kieu", "hang", "la", "danh", "nhom");

    private static final double NAME = 1.2;
    private static final double VALUE = 1.1;
    private static final double UNKNOWN = 0.1;

    private final List<Token> tokens;
    private final List<String> words;
    private final List<String> folded;
    private final SchemaWords schema;
    private final boolean accented;

    Segments(List<Token> tokens, SchemaWords schema, boolean accented) {
        this.tokens = tokens;
        this.words = tokens.stream().map(it -> it.quoted() ? "\"" : it.word()).toList();
        this.folded = words.stream().map(Normaliser::folded).toList();
        this.schema = schema;
        this.accented = accented;
    }

    List<Segment> translated() {
        int n = tokens.size();
        var weights = new double[n + 1];
        var best = new Cut[n];
        for (int i = n - 1; i >= 0; i--) {
            int from = i;
            best[i] = cuts(i).stream()
                    .max(Comparator.comparingDouble(it -> it.weight() + weights[from + it.length()]))
                    .orElseThrow();
            weights[i] = best[i].weight() + weights[i + best[i].length()];
        }
        var segments = new ArrayList<Segment>();
        for (int i = 0; i < n; i += best[i].length()) {
            segments.add(segment(i, Objects.requireNonNull(best[i])));
        }
        return segments;
    }

    /** What may begin at a place; long ones weigh more than the sum of short ones. */
    private List<Cut> cuts(int from) {
        var cuts = new ArrayList<Cut>();
        cuts.add(new Cut(UNKNOWN, Kind.UNKNOWN, 1));
        for (int length = 1; length <= Math.min(Phrasebook.LONGEST, words.size() - from); length++) {
            var span = String.join(" ", folded.subList(from, from + length));
            if (schema.isName(span) || completed(from, length).isPresent()) {
                cuts.add(new Cut(NAME * length * length, Kind.NAME, length));
            }
            if (schema.isValue(span) && (length > 1 || isThing(from)) && !isTable(from, length)) {
                cuts.add(new Cut(VALUE * length * length, Kind.VALUE, length));
            }
            var phrase = phrase(from, length);
            if (phrase != null) {
                cuts.add(new Cut(isHeld(phrase, from, length) ? length * length : length, Kind.OTHER, length));
            }
        }
        return cuts;
    }

    /** "nhân viên" is whoever works there, though one of the positions is called so, unless the position is named. */
    private boolean isTable(int from, int length) {
        var phrase = phrase(from, length);
        var stated = from > 0 && STATED.contains(folded.get(from - 1));
        return phrase != null && !stated && phrase.meanings().stream().anyMatch(schema::isTable);
    }

    /** Whether the schema has what a phrase means, or no value in it: "thi đậu" of a value "Đậu". */
    private boolean isHeld(Phrasebook.Phrase phrase, int from, int length) {
        return length == 1
                || !isNoun(phrase.meanings().getFirst())
                || phrase.meanings().stream().anyMatch(it -> schema.isCalled(it) || schema.isValue(it))
                || folded.subList(from, from + length).stream().noneMatch(schema::isValue);
    }

    /** The name of which people say a part: "buổi" of "buổi học", "giao hàng" and "nhiều giờ" of a day and a number. */
    private Optional<String> completed(int from, int length) {
        var span = String.join(" ", folded.subList(from, from + length));
        var before = from > 0 ? folded.get(from - 1) : "";
        if (length > 1 && WHEN.contains(folded.get(from))) {
            var verb = String.join(" ", folded.subList(from + 1, from + length));
            return Optional.of("ngay " + verb).filter(schema::isName);
        }
        var after = from + length < folded.size() ? folded.get(from + length) : "";
        if (length > 1 && (NOT_YET.contains(before) || TIMES.contains(after)) && schema.isName("ngay " + span)) {
            return Optional.of("ngay " + span);
        }
        if (length > 1 && schema.isName("nam " + span) && TIMES.contains(after)) {
            return Optional.of("nam " + span);
        }
        if (HOW_MANY.contains(before) && schema.isName("so " + span)) {
            return Optional.of("so " + span);
        }
        var phrase = length == 1 ? null : phrase(from, length);
        if (phrase != null && phrase.meanings().stream().noneMatch(schema::isCalled)) {
            return schema.table(span).or(() -> schema.column(span));
        }
        return isThing(from) ? schema.table(span) : Optional.empty();
    }

    /** In a question with diacritics words have their own, unless a phrase is typed without any. */
    private Phrasebook.@Nullable Phrase phrase(int from, int length) {
        if (!accented) {
            return Phrasebook.find(words, from, length, true);
        }
        var exact = Phrasebook.find(words, from, length, false);
        var spelt =
                length == 1 || words.subList(from, from + length).stream().anyMatch(it -> !it.matches("\\p{ASCII}+"));
        return exact != null || spelt ? exact : Phrasebook.find(words, from, length, true);
    }

    /** A word of one syllable that is a value, too: only where it says nothing about the operation. */
    private boolean isThing(int from) {
        var phrase = phrase(from, 1);
        return phrase == null || isMan(from) || isNoun(phrase.meanings().getFirst()) || isNamedBefore(from);
    }

    /** Typed without diacritics a word after a name is rather its value: "mau do". */
    private boolean isNamedBefore(int from) {
        var before = from > 0 ? folded.get(from - 1) : "";
        return !accented && schema.isPartOfName(before) && !PLACES.contains(before);
    }

    /** "nam" is a year or, where the data has it, a man. */
    private boolean isMan(int from) {
        var before = from > 0 ? folded.get(from - 1) : "";
        var after = from + 1 < words.size() ? folded.get(from + 1) : "";
        var isYear = BEFORE_UNITS.contains(before)
                || AFTER_YEAR.contains(after)
                || from + 1 < words.size() && tokens.get(from + 1).number() != null;
        return words.get(from).equals("nam") && !isYear;
    }

    private Segment segment(int from, Cut cut) {
        var span = tokens.subList(from, from + cut.length());
        var vietnamese = String.join(" ", words.subList(from, from + cut.length()));
        return switch (cut.kind()) {
            case NAME -> new Segment(Kind.NAME, vietnamese, named(from, cut.length()));
            case VALUE ->
                new Segment(Kind.VALUE, vietnamese, cut.length() > 1 ? span : List.of(asQuoted(span.getFirst())));
            case UNKNOWN -> unknown(from, vietnamese);
            default -> phrased(vietnamese, span, Objects.requireNonNull(phrase(from, cut.length())));
        };
    }

    /** A value of one syllable is taken at its word, not for a misspelt name. */
    private static Token asQuoted(Token token) {
        return new Token(token.text(), token.start(), token.end(), token.word(), token.word(), token.number(), true);
    }

    private List<Token> named(int from, int length) {
        var span = tokens.subList(from, from + length);
        var whole = String.join(" ", folded.subList(from, from + length));
        return schema.isName(whole)
                ? named(span)
                : completed(from, length).map(it -> Segment.worded(span, it)).orElseGet(() -> named(span));
    }

    private static List<Token> named(List<Token> span) {
        return span.stream().map(it -> it.worded(Normaliser.folded(it.word()))).toList();
    }

    private Segment unknown(int from, String vietnamese) {
        var token = tokens.get(from);
        var word = folded.get(from);
        if (token.quoted() || token.number() != null || !schema.isPartOfName(word)) {
            var isWord = token.quoted() || token.number() == null && word.matches(".*[a-z0-9].*");
            return new Segment(isWord ? Kind.UNKNOWN : Kind.OTHER, vietnamese, List.of(token));
        }
        var dated = from + 1 < words.size() && TIMES.contains(folded.get(from + 1)) && schema.isName("ngay " + word);
        return new Segment(
                schema.isAbout(word) ? Kind.ABOUT : Kind.NAME,
                vietnamese,
                dated ? List.of(token.worded("ngay"), token.worded(word)) : named(List.of(token)));
    }

    private Segment phrased(String vietnamese, List<Token> span, Phrasebook.Phrase phrase) {
        var english = phrase.meanings().stream()
                .filter(schema::isCalled)
                .findFirst()
                .orElse(phrase.meanings().getFirst());
        var about = isNoun(english) && schema.isAbout(Normaliser.folded(vietnamese)) && !schema.isCalled(english);
        return new Segment(about ? Kind.ABOUT : kind(phrase, english), vietnamese, Segment.worded(span, english));
    }

    private Kind kind(Phrasebook.Phrase phrase, String english) {
        if (phrase.describes()) {
            return Kind.DESCRIPTION;
        }
        return !isNoun(english) ? Kind.OTHER : schema.isValue(english) ? Kind.VALUE : Kind.NOUN;
    }

    private static boolean isNoun(String english) {
        return !UNITS.contains(english) && Phrasebook.isThing(english);
    }
}
