package candela.engine.ask;

import candela.engine.ask.Segment.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Puts the segments of a Vietnamese question into the order of English. */
final class WordOrder {
    private static final int FARTHEST = 6;
    private static final Set<String> LEAST = Set.of("ít nhất", "it nhat", "tối thiểu", "toi thieu");
    private static final Set<String> MOST = Set.of("nhiều nhất", "nhieu nhat", "tối đa", "toi da");
    private static final Set<String> WHICH = Set.of("nào", "nao", "gì", "gi");

    private static final Map<String, String> FIRST = Map.of(
            "đầu", "top", "dau", "top", "đầu tiên", "top", "dau tien", "top", "cuối", "bottom", "cuoi", "bottom");

    private WordOrder() {}

    static List<Segment> english(List<Segment> segments) {
        var spoken = segments.stream()
                .filter(it -> !it.tokens().isEmpty() || it.kind() != Kind.OTHER)
                .toList();
        return described(excluded(around(bounds(first(any(Constructions.english(spoken)))))));
    }

    /** "không có hóa đơn nào": none at all; nothing is asked for. */
    private static List<Segment> any(List<Segment> segments) {
        var result = new ArrayList<Segment>();
        var negated = false;
        for (var segment : segments) {
            negated |= segment.tokens().stream().anyMatch(it -> it.word().matches("not|without|never"));
            if (!negated || !WHICH.contains(segment.vietnamese())) {
                result.add(segment);
            }
        }
        return result;
    }

    /** "3 khu vực đầu" are the top ones. */
    private static List<Segment> first(List<Segment> segments) {
        var result = new ArrayList<>(segments);
        for (int i = 1; i < result.size(); i++) {
            var place = FIRST.get(result.get(i).vietnamese());
            int number = place == null ? -1 : number(result, i);
            if (place != null && number >= 0) {
                var segment = result.remove(i);
                result.add(number, segment.worded(place));
            }
        }
        return result;
    }

    private static int number(List<Segment> segments, int before) {
        for (int i = before - 1; i >= Math.max(0, before - FARTHEST / 2); i--) {
            if (segments.get(i).tokens().getFirst().number() != null) {
                return i;
            }
        }
        return -1;
    }

    /** "ít nhất 5" is a bound, "ít nhất" alone a place in a ranking. */
    private static List<Segment> bounds(List<Segment> segments) {
        var result = new ArrayList<>(segments);
        for (int i = 0; i + 1 < result.size(); i++) {
            var number = result.get(i + 1).tokens().getFirst().number() != null;
            if (number && LEAST.contains(result.get(i).vietnamese())) {
                result.set(i, result.get(i).worded("at least"));
            } else if (number && MOST.contains(result.get(i).vietnamese())) {
                result.set(i, result.get(i).worded("at most"));
            }
        }
        return result;
    }

    /** "nhiều khách hàng nhất" goes around what it counts: "most customers"; "nhiều … hơn" only compares. */
    private static List<Segment> around(List<Segment> segments) {
        var result = new ArrayList<>(segments);
        for (int i = 0; i < result.size(); i++) {
            var superlative = superlative(result.get(i).vietnamese());
            int most = superlative == null ? -1 : next(result, i, Set.of("nhất", "nhat"));
            int more = superlative == null ? -1 : next(result, i, Set.of("hơn", "hon"));
            if (superlative != null && most > 0) {
                result.set(i, result.get(i).worded(superlative));
                result.remove(most);
                if (i > 0 && result.get(i - 1).says("bought")) {
                    result.remove(i - 1);
                }
            } else if (more > 0) {
                result.remove(i);
            }
        }
        return result;
    }

    private static @Nullable String superlative(String word) {
        return switch (word) {
            case "nhiều", "nhieu" -> "most";
            case "ít", "it" -> "fewest";
            case "cao", "lớn", "lon" -> "highest";
            case "thấp", "thap" -> "lowest";
            default -> null;
        };
    }

    private static int next(List<Segment> segments, int from, Set<String> words) {
        for (int i = from + 1; i < Math.min(segments.size(), from + FARTHEST); i++) {
            if (words.contains(segments.get(i).vietnamese())) {
                return i;
            }
        }
        return -1;
    }

    /** "bỏ đơn hàng đã hủy": what is left out are the cancelled ones. */
    private static List<Segment> excluded(List<Segment> segments) {
        var result = new ArrayList<>(segments);
        for (int i = 0; i + 2 < result.size(); i++) {
            int noun = result.get(i + 1).says("the") ? i + 2 : i + 1;
            if (result.get(i).says("except")
                    && noun + 1 < result.size()
                    && result.get(noun).isThing()
                    && result.get(noun).kind() != Kind.VALUE
                    && result.get(noun + 1).kind() == Kind.VALUE) {
                result.add(i + 1, result.remove(noun + 1));
            }
        }
        return result;
    }

    /** What describes goes before what it describes: "giá bán cao nhất" is "highest price". */
    private static List<Segment> described(List<Segment> segments) {
        var result = new ArrayList<Segment>();
        int run = 0;
        int joined = -1;
        for (var segment : segments) {
            if (segment.kind() == Kind.DESCRIPTION && run > 0) {
                var grouped = run > 1
                        && segment.says("which")
                        && run < result.size()
                        && result.get(result.size() - run - 1).says("each");
                joined = result.size() - (grouped ? 1 : run);
                result.add(joined++, segment);
                run++;
            } else if (segment.kind() == Kind.DESCRIPTION
                    && joined > 0
                    && result.getLast().says("and")) {
                var first = result.get(joined - 1);
                result.set(joined - 1, extreme(first));
                result.add(joined, result.removeLast());
                result.add(joined + 1, extreme(segment));
                run = result.size() - joined + 1;
            } else {
                result.add(segment);
                var counted = segment.tokens().getFirst().is("number");
                run = segment.isThing() || run > 0 && counted ? run + 1 : counted ? 1 : 0;
                joined = segment.isThing() || segment.says("and") ? joined : -1;
            }
        }
        return result;
    }

    /** "highest and lowest" of a thing are two numbers, no places in a ranking. */
    private static Segment extreme(Segment segment) {
        return segment.says("highest")
                ? segment.worded("maximum")
                : segment.says("lowest") ? segment.worded("minimum") : segment;
    }
}
