package candela.engine.chart.insight;

import candela.engine.chart.insight.Claim.Kind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the numbers of a text in lower case, with the separators of its language, and how they are rounded. */
final class Quantities {

    private static final int U = Pattern.UNICODE_CHARACTER_CLASS;
    private static final String AFTER =
            "(?:\\s?(?<scale>thousand|million|billion|trillion|nghìn tỷ|nghìn|ngàn|triệu|tỷ|tỉ|(?<=\\d)(?:k|mn|m|bn|b|tr))(?!\\p{L}))?"
                    + "(?:\\s?(?<percent>%|percentage points?|percent|per cent|pct|phần trăm|điểm phần trăm|điểm %)|"
                    + "[\\s-]?(?<times>(?:x|×|times|fold|lần)(?!\\p{L})))?";
    private static final String CURRENCY = "(?:us)?[$€£¥₫]|(?:usd|eur|gbp|vnd|jpy)";
    private static final String BEFORE =
            "(?:(?<![\\p{L}\\p{N}_.,]|[\\p{N}]-)|(?<=" + CURRENCY + "))(?<sign>(?<![\\p{L}\\p{N})])-)?";
    private static final Pattern ENGLISH = Pattern.compile(
            BEFORE + "(?<digits>\\d{1,3}(?:[,\\u00a0\\u202f]\\d{3})+(?![\\d,]\\d)(?:\\.\\d+)?|\\d+(?:\\.\\d+)?)"
                    + AFTER,
            U);
    private static final Pattern VIETNAMESE = Pattern.compile(
            BEFORE + "(?<digits>\\d{1,3}(?:[.\\u00a0\\u202f]\\d{3})+(?![\\d.]\\d)(?:,\\d+)?|\\d+(?:[.,]\\d+)?)" + AFTER,
            U);
    private static final Pattern RANK = Pattern.compile(
            "(?<![\\p{L}\\p{N}])(?:(?<place>\\d+)(?:st|nd|rd|th)\\b|(?:thứ|hạng|#|no\\. ?|number |top |rank(?:s|ed)? )\\s?"
                    + "(?<named>\\d+|" + Spelled.ORDINAL
                    + "|hai|ba|tư|bốn|năm|sáu|bảy|tám|chín|mười|ten|nine|eight|seven|six|five|four|three|two)(?![\\p{L}\\p{N}])"
                    + "|(?<word>"
                    + Spelled.ORDINAL.replace("nhất|", "").replace("|nhì", "").replace("nhì|", "")
                    + ")(?![\\p{L}\\p{N}]))",
            U);
    private static final Pattern FRACTION = Pattern.compile(
            "(?<![\\p{L}\\p{N}])(?:(?<half>(?<!first )(?<!second )half|một nửa|nửa(?! đầu| cuối| sau))"
                    + "|(?:an?|one) (?<one>third|quarter|fifth|tenth)(?= of| as)"
                    + "|(?<many>two|three|four)[ -](?<parts>thirds|quarters|fifths|tenths)"
                    + "|(?<some>một|hai|ba) phần (?<phan>ba|tư|năm|mười))(?![\\p{L}\\p{N}])",
            U);
    private static final Pattern MULTIPLE = Pattern.compile(
            "(?<![\\p{L}\\p{N}])(?:(?<two>twice|doubl(?:e[ds]?|ing)|gấp đôi)|(?<three>tripl(?:e[ds]?|ing)|gấp ba)|(?<four>quadrupl(?:e[ds]?|ing))"
                    + "|(?<rate>gấp rưỡi)|(?<half>halv(?:e[ds]?|ing)))(?![\\p{L}\\p{N}])",
            U);
    private static final Pattern ILLEGIBLE = Pattern.compile(
            "[\\p{No}\\p{Nl}]|(?<![\\p{L}\\p{N}])(?:dozens|hundreds|thousands|millions|billions|hàng (?:chục|trăm|nghìn|ngàn|triệu|tỷ))"
                    + "(?![\\p{L}\\p{N}])",
            U);
    private static final Pattern YEAR_NOT_FIVE = Pattern.compile(
            "(?:.*(?<!\\p{L})(?:trong|của|mỗi|theo|hàng|các|từng|cả|một|những|đầu|cuối|qua|vào|nhiều|giữa|qua các) )năm|năm(?= ?(?:\\d|ngoái|nay|nào|sau|trước|này|đó|qua|tới|có|là|với|đầu|cuối|[.,;:)]|$)).*",
            U | Pattern.DOTALL);
    private static final Pattern FIVE =
            Pattern.compile("^năm (?:tháng|ngày|tuần|quý|dòng|lần|giá trị|nhóm|mục)(?!\\p{L}| \\d)", U);
    private static final Map<String, Integer> PARTS = Map.ofEntries(
            Map.entry("third", 3),
            Map.entry("quarter", 4),
            Map.entry("fifth", 5),
            Map.entry("tenth", 10),
            Map.entry("ba", 3),
            Map.entry("tư", 4),
            Map.entry("năm", 5),
            Map.entry("mười", 10));
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal HALF = new BigDecimal("0.5");

    private final String text;
    private final List<Span> taken;
    private final List<Quantity> found = new ArrayList<>();

    private Quantities(String text, List<Span> taken) {
        this.text = text;
        this.taken = new ArrayList<>(taken);
    }

    /** @param taken where names and moments stand, whose digits are no numbers */
    static List<Quantity> in(String lower, Locale locale, List<Span> taken) {
        var scan = new Quantities(lower, taken);
        var isVietnamese = locale.getLanguage().equals("vi");
        scan.each(FRACTION, scan::fraction);
        scan.each(MULTIPLE, scan::multiple);
        scan.each(RANK, scan::rank);
        scan.each(isVietnamese ? VIETNAMESE : ENGLISH, it -> scan.digits(it, isVietnamese));
        scan.each(Spelled.RUN, scan::spelled);
        scan.each(ILLEGIBLE, it -> Quantity.illegible(new Span(it.start(), it.end())));
        scan.found.sort(Comparator.comparingInt(it -> it.span().from()));
        return List.copyOf(scan.found);
    }

    private void each(Pattern pattern, Function<MatchResult, @Nullable Quantity> reader) {
        var matcher = pattern.matcher(text);
        while (matcher.find()) {
            var span = new Span(matcher.start(), matcher.end());
            var quantity = taken.stream().anyMatch(span::overlaps) ? null : reader.apply(matcher.toMatchResult());
            if (quantity != null) {
                taken.add(quantity.span());
                found.add(quantity);
            }
        }
    }

    private Quantity digits(MatchResult match, boolean isVietnamese) {
        var number = new BigDecimal(plain(match.group("digits"), isVietnamese));
        var scale = match.group("scale") == null ? BigDecimal.ONE : Spelled.scale(match.group("scale"));
        var signed = match.group("sign") == null ? number : number.negate();
        var unit = BigDecimal.ONE.movePointLeft(Math.max(0, number.scale()));
        return shown(match, kind(match), signed.multiply(scale), unit.multiply(scale));
    }

    private static String plain(String digits, boolean isVietnamese) {
        var bare = digits.replaceAll("[\\u00a0\\u202f]", "");
        if (!isVietnamese) {
            return bare.replace(",", "");
        }
        return bare.matches("\\d{1,3}(\\.\\d{3})+(,\\d+)?")
                ? bare.replace(".", "").replace(',', '.')
                : bare.replace(',', '.');
    }

    private Kind kind(MatchResult match) {
        if (match.group("percent") != null) {
            return Kind.PERCENT;
        }
        var isTimes = match.group("times") != null || before(match.start()).endsWith("gấp ");
        return isTimes ? Kind.MULTIPLE : Kind.NUMBER;
    }

    private @Nullable Quantity spelled(MatchResult match) {
        var words = match.group();
        var after = Pattern.compile(AFTER, U).matcher(text).region(match.end(), text.length());
        after.lookingAt();
        var kind = kind(after.toMatchResult(), match.start());
        if (kind == Kind.NUMBER && (Spelled.ALONE_NO_NUMBER.contains(words) || isYear(words, match))) {
            return null;
        }
        var value = Spelled.cardinal(words.replaceFirst("^an?[\\s-]", ""));
        return bounded(new Span(match.start(), Math.max(match.end(), after.end())), kind, value, BigDecimal.ONE);
    }

    private Kind kind(MatchResult after, int start) {
        if (after.group("percent") != null) {
            return Kind.PERCENT;
        }
        return after.group("times") != null || before(start).endsWith("gấp ") ? Kind.MULTIPLE : Kind.NUMBER;
    }

    /** "năm" is five and year. */
    private boolean isYear(String words, MatchResult match) {
        return words.equals("năm")
                && !FIVE.matcher(text.substring(match.start())).find()
                && (YEAR_NOT_FIVE.matcher(text.substring(0, match.end())).matches()
                        || YEAR_NOT_FIVE.matcher(text.substring(match.start())).matches());
    }

    private Quantity rank(MatchResult match) {
        var word = match.group("place") != null
                ? match.group("place")
                : match.group("named") != null ? match.group("named") : match.group("word");
        return Quantity.around(new Span(match.start(), match.end()), Kind.RANK, Spelled.place(word), BigDecimal.ZERO);
    }

    private Quantity fraction(MatchResult match) {
        var parts = 2;
        var many = BigDecimal.ONE;
        if (match.group("one") != null) {
            parts = PARTS.getOrDefault(match.group("one"), 2);
        } else if (match.group("many") != null) {
            many = Spelled.cardinal(match.group("many"));
            parts = PARTS.getOrDefault(match.group("parts").replaceFirst("s$", ""), 2);
        } else if (match.group("some") != null) {
            many = Spelled.cardinal(match.group("some"));
            parts = PARTS.getOrDefault(match.group("phan"), 2);
        }
        var percent = HUNDRED.multiply(many).divide(BigDecimal.valueOf(parts), Figures.PRECISE);
        return bounded(
                new Span(match.start(), match.end()),
                Kind.PERCENT,
                percent,
                percent.divide(BigDecimal.TEN, Figures.PRECISE));
    }

    private Quantity multiple(MatchResult match) {
        var value = match.group("two") != null
                ? "2"
                : match.group("three") != null
                        ? "3"
                        : match.group("four") != null ? "4" : match.group("rate") != null ? "1.5" : "0.5";
        return shown(
                match,
                Kind.MULTIPLE,
                new BigDecimal(value),
                value.length() > 1 ? new BigDecimal("0.1") : BigDecimal.ONE);
    }

    private Quantity shown(MatchResult match, Kind kind, BigDecimal value, BigDecimal unit) {
        return bounded(new Span(match.start(), match.end()), kind, value, unit);
    }

    /** Whole multiples round only a little, or everything from one and a half would be "twice". */
    private Quantity bounded(Span span, Kind kind, BigDecimal value, BigDecimal unit) {
        var rounding = unit.multiply(HALF);
        if (kind == Kind.MULTIPLE && unit.compareTo(BigDecimal.ONE) >= 0) {
            rounding = rounding.multiply(HALF);
        }
        var hedge = Hedge.before(text, span.from());
        if (hedge == Hedge.NONE) {
            return Quantity.around(span, kind, value, rounding);
        }
        var coarse = coarse(value, unit);
        return switch (hedge) {
            case ABOUT -> Quantity.around(span, kind, value, rounding.max(about(value, coarse)));
            case OVER -> new Quantity(span, kind, value, value, value.add(coarse), true);
            case UNDER -> new Quantity(span, kind, value, value.subtract(coarse), value, true);
            default -> throw new IllegalStateException();
        };
    }

    /** The last digit that is not zero is the one that a rounded number is exact to. */
    private static BigDecimal coarse(BigDecimal value, BigDecimal unit) {
        var bare = value.stripTrailingZeros();
        return value.signum() == 0
                ? unit
                : BigDecimal.ONE.scaleByPowerOfTen(-bare.scale()).max(unit);
    }

    /** "About a million" is not half a million: two digits count at least. */
    private static BigDecimal about(BigDecimal value, BigDecimal coarse) {
        var second = BigDecimal.ONE.scaleByPowerOfTen(value.precision() - value.scale() - 2);
        return coarse.min(second).multiply(HALF);
    }

    private String before(int place) {
        return text.substring(Math.max(0, place - 40), place);
    }

    /** Words before a number that say on which side of it the truth lies. */
    private enum Hedge {
        NONE,
        ABOUT,
        OVER,
        UNDER;

        private static final String END = ")\\s+(?:" + CURRENCY + ")?\\s?$";
        private static final Pattern ABOUT_WORDS = Pattern.compile(
                "(?<!\\p{L})(?:about|around|roughly|approximately|approx\\.?|circa|khoảng|xấp xỉ|tầm" + END, U);
        private static final Pattern OVER_WORDS = Pattern.compile(
                "(?<!\\p{L})(?:over|more than|at least|exceed(?:s|ed|ing)?|trên|(?<!cao |nhiều |lớn |ít |thấp |nhỏ |kém )hơn|ít nhất|tối thiểu|vượt"
                        + END,
                U);
        private static final Pattern UNDER_WORDS = Pattern.compile(
                "(?<!\\p{L})(?:nearly|almost|under|less than|fewer than|at most|up to|gần|dưới|chưa đến|chưa tới|tối đa"
                        + END,
                U);

        static Hedge before(String text, int place) {
            var words = text.substring(Math.max(0, place - 40), place);
            if (ABOUT_WORDS.matcher(words).find()) {
                return ABOUT;
            }
            if (OVER_WORDS.matcher(words).find()) {
                return OVER;
            }
            return UNDER_WORDS.matcher(words).find() ? UNDER : NONE;
        }
    }
}
