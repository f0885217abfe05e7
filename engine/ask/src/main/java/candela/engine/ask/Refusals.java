package candela.engine.ask;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Recognises what no schema can answer: instructions, SQL, opinions, the future. */
final class Refusals {
    static final int LONGEST = 2_000;

    private static final Pattern SQL = Pattern.compile(
            "(?is).*(\\bselect\\b.+\\bfrom\\b.*(\\*|;|\\bwhere\\b.*=|\\bselect\\b)|\\bselect\\s+\\*|\\bdrop\\s+(table|database|schema|view)|"
                    + "\\bdelete\\s+from\\b|\\binsert\\s+into\\b|\\bupdate\\s+\\S+\\s+set\\b|\\btruncate\\s+table|\\balter\\s+table|"
                    + "\\bcreate\\s+(table|user|role)|\\bunion\\s+(all\\s+)?select\\b|\\bpg_sleep|\\bcopy\\s+\\S+\\s+(to|from)\\b|"
                    + "\\battach\\s+database|;\\s*--).*");
    private static final Pattern INSTRUCTION = Pattern.compile(
            "(?is).*(\\bignore\\b.{0,40}\\b(instructions?|rules|prompt)|\\bsystem prompt|\\byou are now\\b|\\bpretend\\b|\\bjailbreak|"
                    + "\\bwrite (me |us )?(a|an|some)\\b|\\bpoem\\b|\\bjoke\\b|\\btell me a story|\\btranslate\\b|\\bsend (an? )?e?mail\\b|"
                    + "\\b(delete|remove|insert|update|modify|erase|wipe)\\b (all|the|every|my|this|a|an|new)\\b).*");
    private static final Pattern OPINION = Pattern.compile(
            "(?is)(.*\\b(should (we|i|they)|do you think|your opinion|(do|can|could|would|should) you recommend|recommend me|recommendations? for|advice|advise|is it good|best way|"
                    + "how can (we|i)|how (do|could) (we|i) (increase|improve|reduce|grow))\\b.*|\\s*why\\b.*|\\s*do(es)? .{1,40} (like|love|enjoy|hate|prefer|think|feel)\\b.*|"
                    + "\\s*(are|is) .{1,40} (happy|unhappy|satisfied|dissatisfied|pleased)\\W*|\\s*(vì sao|tại sao|vi sao|tai sao)\\b.*)");
    private static final Pattern FUTURE = Pattern.compile(
            "(?is).*(\\bforecast|\\bpredict|\\bprojection\\b|\\bwill (be|sell|grow|have|buy|happen|reach|we|i)\\b|\\bwill .{1,40} (be|look)\\b|\\bgoing to\\b|dự báo|dự đoán|du bao|du doan).*");

    private static final Pattern PLANNED = Pattern.compile(
            "(?i)(due|ends?|ending|expir\\w*|planned|scheduled|booked|renew\\w*|starts?|starting)( .*)?");

    private Refusals() {}

    /** The message key of a refusal that the text alone calls for. */
    static Optional<String> of(String question) {
        if (question.isBlank()) {
            return Optional.of("refuse.empty");
        }
        if (question.length() > LONGEST) {
            return Optional.of("refuse.long");
        }
        return List.of(
                        new Rule(SQL, "refuse.sql"),
                        new Rule(INSTRUCTION, "refuse.instruction"),
                        new Rule(FUTURE, "refuse.forecast"),
                        new Rule(OPINION, "refuse.opinion"))
                .stream()
                .filter(it -> it.pattern().matcher(question).matches())
                .map(Rule::message)
                .findFirst();
    }

    /** A period that has not begun cannot be in the data, unless something is planned, due or ends then. */
    static boolean asksForTheFuture(List<Item> items, LocalDate today) {
        var planned = items.stream().anyMatch(it -> PLANNED.matcher(it.text()).matches());
        return !planned
                && items.stream()
                        .map(Item::period)
                        .anyMatch(it -> it != null
                                && it.relative()
                                && it.from() != null
                                && it.from().isAfter(today));
    }

    private record Rule(Pattern pattern, String message) {}
}
