package candela.engine.ask;

import candela.engine.ask.Segment.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Vietnamese constructions that English says with other words: "từ 5 đơn trở lên" is "at least 5 orders". */
final class Constructions {
    private static final int NEAR = 5;
    private static final Set<String> NOT = Set.of("not", "never", "without");
    private static final Set<String> WHICH = Set.of("which", "what");
    private static final Set<String> BOUNDS =
            Set.of("over", "more than", "at least", "under", "less than", "at most", "up to", "from");
    private static final Set<String> BUYS = Set.of("bought", "ordered", "spending", "paid", "spent");
    private static final Set<String> SCALES = Set.of("thousand", "million", "billion");
    private static final Set<String> COUNTS = Set.of("how many", "number of", "most", "least", "fewest", "total");
    private static final Set<String> HOW_LONG = Set.of("how many days", "time", "duration", "days", "number of days");

    private static final Set<String> MEASURED = Set.of("average", "day", "how many", "number of", "show", "is");

    private final List<Segment> segments;

    private Constructions(List<Segment> segments) {
        this.segments = new ArrayList<>(segments);
    }

    static List<Segment> english(List<Segment> segments) {
        var constructions = new Constructions(segments);
        constructions.restated();
        constructions.bounds();
        constructions.spent();
        constructions.left();
        constructions.lapsed();
        constructions.none();
        constructions.elapsed();
        constructions.share();
        constructions.quantities();
        constructions.totals();
        constructions.years();
        return constructions.segments;
    }

    private boolean says(int i, String english) {
        return i >= 0 && i < segments.size() && segments.get(i).english().equals(english);
    }

    private boolean saysAny(int i, Set<String> english) {
        return i >= 0 && i < segments.size() && english.contains(segments.get(i).english());
    }

    private int find(int from, int to, Set<String> english) {
        return IntStream.range(Math.max(0, from), Math.min(segments.size(), to))
                .filter(it -> saysAny(it, english))
                .findFirst()
                .orElse(-1);
    }

    private boolean isThing(int i) {
        return i >= 0 && i < segments.size() && segments.get(i).isThing();
    }

    private boolean isNumber(int i) {
        return i >= 0 && i < segments.size() && segments.get(i).isNumber();
    }

    /** "đơn có giá trị lớn nhất là đơn nào": asked for again what was said before. */
    private void restated() {
        for (int i = 1; i + 2 < segments.size(); i++) {
            var thing = segments.get(i + 1).english();
            if (says(i, "is")
                    && saysAny(i + 2, WHICH)
                    && segments.subList(0, i).stream()
                            .anyMatch(it -> it.english().equals(thing))) {
                segments.subList(i, i + 3).clear();
            }
        }
    }

    /** "từ 5 đơn trở lên", "từ năm 2020 trở đi": the bound stands around what it is about. */
    private void bounds() {
        for (int i = 1; i < segments.size(); i++) {
            if (!saysAny(i, Set.of("or more", "or less", "or later", "or earlier"))) {
                continue;
            }
            var more = saysAny(i, Set.of("or more", "or later"));
            int at = i;
            int number = IntStream.iterate(at - 1, it -> it >= Math.max(0, at - NEAR), it -> it - 1)
                    .filter(this::isNumber)
                    .findFirst()
                    .orElse(-1);
            int scale = number > 0 && saysAny(number, SCALES) && isNumber(number - 1) ? number - 1 : number;
            if (number < 0 || isNumber(number - 1) && scale == number) {
                continue;
            }
            var dated = segments.get(number).isYear() || says(number - 1, "month") || says(number - 1, "year");
            var bound = dated ? more ? "since" : "until" : more ? "at least" : "at most";
            int unit = dated && saysAny(scale - 1, Set.of("year", "month")) ? scale - 1 : scale;
            var end = segments.remove(i);
            if (saysAny(unit - 1, Set.of("from", "since", "before"))) {
                segments.set(unit - 1, segments.get(unit - 1).worded(bound));
            } else if (!dated || !says(unit - 1, "in")) {
                segments.add(unit, end.worded(bound));
            } else {
                segments.set(unit - 1, segments.get(unit - 1).worded(bound));
            }
        }
    }

    /** "mua trên 300 triệu" is money; "mua trên 3 lần" is not. */
    private void spent() {
        for (int i = 0; i + 2 < segments.size(); i++) {
            int number = i + 2;
            var money = isNumber(number)
                    && (saysAny(number + 1, SCALES)
                            || segments.get(number).tokens().getFirst().word().matches("\\d{6,}"));
            var buys = saysAny(i, BUYS) || segments.get(i).vietnamese().matches("(đã |da )?(chi|tiêu|tieu)");
            if (buys && saysAny(i + 1, BOUNDS) && money) {
                segments.set(i, segments.get(i).worded("spent"));
                if (says(i + 1, "from")) {
                    segments.set(i + 1, segments.get(i + 1).worded("at least"));
                }
            }
        }
    }

    /** "còn dưới 5 cái" speaks of what is in stock. */
    private void left() {
        for (int i = 1; i + 1 < segments.size(); i++) {
            if (segments.get(i).vietnamese().matches("(còn|con) .*") && saysAny(i, BOUNDS) && isNumber(i + 1)) {
                segments.add(i, segments.get(i).worded("stock"));
                i++;
            }
        }
    }

    /** "nhưng năm 2025 không mua nữa" is "but not in 2025". */
    private void lapsed() {
        int but = find(1, segments.size(), Set.of("but"));
        int not = but < 0 ? -1 : find(but + 1, segments.size(), NOT);
        int year = IntStream.range(but + 1, segments.size())
                .filter(it -> segments.get(it).isYear())
                .findFirst()
                .orElse(-1);
        if (but < 0 || not < 0 || year < 0) {
            return;
        }
        var tail = new ArrayList<Segment>();
        int first = IntStream.range(1, but)
                .filter(it -> segments.get(it).isYear())
                .findFirst()
                .orElse(-1);
        if (first > 0 && says(first - 1, "year") && !says(first - 2, "in")) {
            segments.set(first - 1, segments.get(first - 1).worded("in"));
        }
        tail.add(segments.get(but));
        tail.add(segments.get(not).worded("not"));
        tail.add(segments.get(not).worded("in"));
        tail.add(segments.get(year));
        segments.subList(but, segments.size()).clear();
        segments.addAll(tail);
    }

    /** "chưa đăng ký khóa nào" is "without courses": what is done is told by what it is done to. */
    private void none() {
        int not = find(0, segments.size(), NOT);
        int day = not < 0 || !isThing(not + 1) ? -1 : find(not + 2, not + NEAR, Set.of("which day", "which year"));
        if (day > 0) {
            segments.set(not, segments.get(not).worded("without"));
            segments.remove(day);
        }
        int which = not < 0 ? -1 : find(not + 1, not + NEAR, WHICH);
        if (which < not + 2 || !isThing(which - 1)) {
            return;
        }
        segments.set(not, segments.get(not).worded("without"));
        segments.remove(which);
        segments.subList(not + 1, which - 1).clear();
    }

    /** "bao nhiêu ngày từ khi bán đến khi giao" is "average days between sale date and delivery date". */
    private void elapsed() {
        var asked = segments.stream().anyMatch(it -> isLength(it) || it.says("day"));
        int from = IntStream.range(0, segments.size() - 3)
                .filter(it -> says(it, "from") && isThing(it + 1) && saysAny(it + 2, Set.of("to", "until")))
                .filter(it -> isThing(it + 3))
                .findFirst()
                .orElse(-1);
        if (from < 0 || !asked) {
            return;
        }
        var place = segments.get(from);
        var span = List.of(
                place.worded("average"),
                place.worded("days"),
                place.worded("between"),
                segments.get(from + 1),
                place.worded("and"),
                segments.get(from + 3));
        var rest = new ArrayList<Segment>();
        for (int i = 0; i < segments.size(); i++) {
            if (i == from) {
                rest.addAll(span);
            }
            var told = i >= from && i < from + 4
                    || isLength(segments.get(i))
                    || saysAny(i, MEASURED)
                    || i + 1 < segments.size() && isLength(segments.get(i + 1)) && says(i, "total");
            if (!told && !((i == from - 1 || i == from + 4) && says(i, ","))) {
                rest.add(segments.get(i));
            }
        }
        segments.clear();
        segments.addAll(rest);
    }

    private static boolean isLength(Segment segment) {
        return HOW_LONG.contains(segment.english())
                || segment.vietnamese().matches("ngày|ngay")
                || segment.english().matches("(days from .*|.* time)");
    }

    /** "A chiếm bao nhiêu phần trăm tổng B" is "percentage of A": the whole is what A is a part of. */
    private void share() {
        int share = find(1, segments.size(), Set.of("percentage of", "share of"));
        if (share < 1 || !isThing(share - 1) && !isThing(share - 2)) {
            return;
        }
        int whole = find(share + 1, share + 3, Set.of("total", "all", "number of"));
        var parts = segments.subList(0, share).stream().map(Segment::english).toList();
        var again = whole > 0
                && segments.subList(whole + 1, segments.size()).stream()
                        .allMatch(it -> !it.isThing()
                                || it.kind() == Kind.ABOUT
                                || it.says("sold")
                                || parts.contains(it.english()));
        if (again) {
            segments.subList(share + 1, segments.size()).clear();
        }
        if (again || share == segments.size() - 1) {
            segments.addFirst(segments.remove(share));
        }
    }

    /** "số máy bán ra", "nhiều máy nhất": of what all rows are about the quantity is asked for. */
    private void quantities() {
        for (int i = 0; i < segments.size(); i++) {
            var about = segments.get(i).kind() == Kind.ABOUT;
            if (says(i, "number of") && saysAny(i + 1, Set.of("most", "least", "highest", "lowest"))) {
                quantity(i, saysAny(i + 1, Set.of("most", "highest")) ? "highest" : "lowest", i + 1);
            } else if (about && isSuperlative(i - 1) && isMost(i + 1)) {
                quantity(i - 1, isMuch(i - 1) ? "highest total" : "lowest total", i + 1);
            } else if (about && saysAny(i - 1, COUNTS)) {
                quantity(i - 1, "total", i);
            } else if (about && segments.size() > 2 && !isGroup(i)) {
                segments.remove(i--);
            }
        }
    }

    private boolean isGroup(int i) {
        return saysAny(i + 1, WHICH) || saysAny(i - 1, Set.of("by", "each", "the"));
    }

    private boolean isSuperlative(int i) {
        return isMuch(i) || i >= 0 && segments.get(i).vietnamese().matches("ít|it");
    }

    private boolean isMuch(int i) {
        return i >= 0 && segments.get(i).vietnamese().matches("nhiều|nhieu");
    }

    private boolean isMost(int i) {
        return i < segments.size() && segments.get(i).vietnamese().matches("nhất|nhat");
    }

    /** Puts a quantity into the place of some segments, and takes the verb of selling beside it. */
    private void quantity(int from, String which, int to) {
        var place = segments.get(from);
        segments.subList(from, to + 1).clear();
        segments.add(from, place.worded(which));
        segments.add(from + 1, place.worded(which.contains("total") ? "quantity" : "quantity sold"));
        if (says(from + 2, "sold")) {
            segments.remove(from + 2);
        }
        if (says(from - 1, "sold")) {
            segments.remove(from - 1);
        }
    }

    /** "bao nhiêu giờ" of a column that holds hours are all of them. */
    private void totals() {
        for (int i = 0; i + 1 < segments.size(); i++) {
            if (says(i, "how many")
                    && segments.get(i + 1).kind() == Kind.NAME
                    && segments.get(i + 1).english().startsWith("so ")
                    && !segments.get(i + 1).vietnamese().startsWith("s")) {
                segments.set(i, segments.get(i).worded("total"));
                if (saysAny(i - 1, Set.of("total", "number of"))) {
                    segments.remove(i);
                }
            }
        }
    }

    /** "của từng nhóm năm 2023 và năm 2024": each year by itself. */
    private void years() {
        var grouped = find(0, segments.size(), Set.of("each", "by")) >= 0;
        int and = IntStream.range(1, Math.max(1, segments.size() - 1))
                .filter(it -> says(it, "and") && segments.get(it - 1).isYear())
                .filter(it -> segments.get(it + 1).isYear() || says(it + 1, "year") && isNumber(it + 2))
                .findFirst()
                .orElse(-1);
        var told = IntStream.range(0, segments.size())
                .anyMatch(it -> saysAny(it, Set.of("by", "each")) && says(it + 1, "year"));
        if (grouped && and > 0 && !told) {
            int in = IntStream.iterate(and - 1, it -> it >= 0, it -> it - 1)
                    .filter(it -> says(it, "in") || says(it, "in year"))
                    .findFirst()
                    .orElse(says(and - 2, "year") ? and - 2 : and - 1);
            segments.add(in, segments.get(in).worded("by year"));
        }
    }
}
