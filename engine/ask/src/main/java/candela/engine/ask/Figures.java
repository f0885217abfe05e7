package candela.engine.ask;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Numbers and dates as Vietnamese people write them: {@code 1.500.000}, {@code 1,5 tỷ}, {@code 15/3/2024}. */
final class Figures {
    private static final BigDecimal HALF = new BigDecimal("0.5");

    private Figures() {}

    static List<Token> vietnamese(List<Token> tokens) {
        var result = new ArrayList<Token>();
        for (int i = 0; i < tokens.size(); ) {
            int taken = Spans.of(tokens, i, result);
            taken = taken > 0 ? taken : spoken(tokens, i, result);
            taken = taken > 0 ? taken : dated(tokens, i, result);
            taken = taken > 0 ? taken : number(tokens, i, result);
            if (taken == 0) {
                result.add(tokens.get(i));
            }
            i += Math.max(1, taken);
        }
        return result;
    }

    static boolean says(List<Token> tokens, int i, String... words) {
        return i < tokens.size()
                && Set.of(words).contains(Normaliser.folded(tokens.get(i).word()));
    }

    /** "ngày 5 tháng 3 năm 2024"; a word for "day" before any date is part of it. */
    private static int spoken(List<Token> tokens, int i, List<Token> into) {
        int day = says(tokens, i, "ngay", "mung") ? i + 1 : i;
        if (isDay(tokens, day) && says(tokens, day + 1, "thang") && isDay(tokens, day + 2)) {
            int year = says(tokens, day + 3, "nam", ",") ? day + 4 : day + 3;
            if (isYear(tokens, year)) {
                var iso = tokens.get(year).word() + "-" + plain(tokens.get(day + 2)) + "-" + plain(tokens.get(day));
                into.add(merged(tokens, i, year, iso, null));
                return year - i + 1;
            }
        }
        if (says(tokens, i, "thang") && isDay(tokens, i + 1) && isYear(tokens, i + 2) && touch(tokens, i + 1)) {
            into.add(merged(tokens, i, i + 2, tokens.get(i + 2).word() + "-" + plain(tokens.get(i + 1)), null));
            return 3;
        }
        var rest = new ArrayList<Token>();
        int taken = day > i && day < tokens.size() ? dated(tokens, day, rest) : 0;
        if (taken > 0) {
            into.add(merged(tokens, i, day + taken - 1, rest.getFirst().word(), null));
        }
        return taken == 0 ? 0 : taken + 1;
    }

    /** The day comes first: "15/3/2024", "15-3-2024"; "3/2024" is a month. */
    private static int dated(List<Token> tokens, int i, List<Token> into) {
        if (isDay(tokens, i)
                && isDay(tokens, i + 1)
                && isYear(tokens, i + 2)
                && touch(tokens, i)
                && touch(tokens, i + 1)) {
            var iso = tokens.get(i + 2).word() + "-" + plain(tokens.get(i + 1)) + "-" + plain(tokens.get(i));
            into.add(merged(tokens, i, i + 2, iso, null));
            return 3;
        }
        if (isDay(tokens, i) && isYear(tokens, i + 1) && touch(tokens, i)) {
            into.add(merged(tokens, i, i + 1, tokens.get(i + 1).word() + "-" + plain(tokens.get(i)), null));
            return 2;
        }
        return 0;
    }

    private static String plain(Token token) {
        return token.word().replace("-", "");
    }

    private static boolean isDay(List<Token> tokens, int i) {
        return i < tokens.size() && tokens.get(i).word().matches("-?\\d{1,2}");
    }

    static boolean isYear(List<Token> tokens, int i) {
        return i < tokens.size() && tokens.get(i).isYear();
    }

    /** Whether nothing but one mark stands between a token and the next. */
    private static boolean touch(List<Token> tokens, int i) {
        int gap = tokens.get(i + 1).start() - tokens.get(i).end();
        return gap == 1 || gap == 0 && tokens.get(i + 1).word().startsWith("-");
    }

    private static int number(List<Token> tokens, int i, List<Token> into) {
        var word = tokens.get(i).word();
        if (word.matches("\\d{1,3}(\\.\\d{3})?") && groups(tokens, i) > 0) {
            int last = i + groups(tokens, i) - 1;
            var digits = new StringBuilder();
            tokens.subList(i, last + 1).forEach(it -> digits.append(it.word().replace(".", "")));
            into.add(merged(tokens, i, last, digits.toString(), new BigDecimal(digits.toString())));
            return last - i + 1;
        }
        if (word.matches("\\d+")
                && i + 2 < tokens.size()
                && tokens.get(i + 1).is(",")
                && tokens.get(i + 1).start() == tokens.get(i).end()
                && tokens.get(i + 2).start() == tokens.get(i + 1).end()
                && tokens.get(i + 2).word().matches("\\d+")) {
            var decimal = word + "." + tokens.get(i + 2).word();
            into.add(merged(tokens, i, i + 2, decimal, new BigDecimal(decimal)));
            return 3;
        }
        return scaled(tokens, i, into);
    }

    /** How many tokens make one number with points between its thousands. */
    private static int groups(List<Token> tokens, int i) {
        int end = i + 1;
        while (end < tokens.size()
                && touch(tokens, end - 1)
                && tokens.get(end).word().matches("\\d{3}")) {
            end++;
        }
        return end > i + 1 || tokens.get(i).word().contains(".") ? end - i : 0;
    }

    /** "từ 15 đến 20 triệu": both are millions. */
    private static @Nullable BigDecimal sharedScale(List<Token> tokens, int i) {
        var range = i > 0
                && says(tokens, i - 1, "tu", "giua")
                && says(tokens, i + 1, "den", "toi", "va")
                && i + 2 < tokens.size()
                && tokens.get(i + 2).number() != null
                && !tokens.get(i + 2).isYear();
        return range ? scale(tokens, i + 3) : null;
    }

    /** "nửa triệu", "1 triệu rưỡi", "5tr". */
    private static int scaled(List<Token> tokens, int i, List<Token> into) {
        var word = Normaliser.folded(tokens.get(i).word());
        if (word.equals("nua") && scale(tokens, i + 1) != null) {
            into.add(merged(tokens, i, i, "0.5", HALF));
            return 1;
        }
        var value = tokens.get(i).number() != null ? tokens.get(i).number() : small(word);
        if (value != null
                && scale(tokens, i + 1) != null
                && i + 2 < tokens.size()
                && Normaliser.folded(tokens.get(i + 2).word()).equals("ruoi")) {
            var more = value.add(HALF);
            into.add(merged(tokens, i, i, more.toPlainString(), more));
            into.add(tokens.get(i + 1));
            return 3;
        }
        var shared = value == null ? null : sharedScale(tokens, i);
        if (value != null && shared != null) {
            var number = value.multiply(shared);
            into.add(merged(tokens, i, i, number.toPlainString(), number));
            return 1;
        }
        var suffixed = Pattern.compile("(\\d+)(tr|ty|ng)").matcher(word);
        if (suffixed.matches()) {
            var scale = switch (suffixed.group(2)) {
                case "tr" -> 6;
                case "ty" -> 9;
                default -> 3;
            };
            var number = new BigDecimal(suffixed.group(1)).scaleByPowerOfTen(scale);
            into.add(merged(tokens, i, i, number.toPlainString(), number));
            return 1;
        }
        return 0;
    }

    private static @Nullable BigDecimal small(String word) {
        var phrase = Phrasebook.find(List.of(word), 0, 1, true);
        return phrase == null ? null : Numbers.of(phrase.meanings().getFirst());
    }

    private static @Nullable BigDecimal scale(List<Token> tokens, int i) {
        var phrase = i < tokens.size() ? Phrasebook.find(List.of(tokens.get(i).word()), 0, 1, true) : null;
        return phrase == null ? null : Numbers.scale(phrase.meanings().getFirst());
    }

    static Token merged(List<Token> tokens, int from, int to, String word, @Nullable BigDecimal number) {
        var first = tokens.get(from);
        return new Token(word, first.start(), tokens.get(to).end(), word, word, number, false);
    }
}
