package candela.engine.chart.insight;

import candela.engine.chart.Remarks;
import candela.engine.chart.insight.Claim.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A few sentences about a result, each of which the result bears out.
 *
 * @param removed how many sentences, the title among them, were left out because the result does not bear them out
 * @param confidence the share of all that was claimed, also by what was left out, that the result bears out
 */
public record Insight(Remarks.Type type, Checked title, List<Checked> sentences, int removed, double confidence) {

    private static final int MOST_SENTENCES = 8;
    private static final int LONGEST = 500;
    private static final Pattern LINK = Pattern.compile("(?i)://|\\bwww\\.|<|\\]\\(");

    /** Sentences that nobody has checked yet. */
    public record Draft(Remarks.Type type, String title, List<String> sentences) {}

    /** What rules find worth saying; of that too only what the check bears out. */
    public static Insight builtIn(Evidence evidence, Locale locale) {
        var remarks = Remarks.of(evidence.question(), evidence.columns(), evidence.rows(), !evidence.whole(), locale);
        var check = new FactCheck(evidence, locale);
        var sentences = remarks.sentences().stream()
                .map(check::check)
                .filter(Checked::isSupported)
                .toList();
        return new Insight(remarks.type(), check.checkTitle(remarks.title()), sentences, 0, 1);
    }

    /**
     * What is left of a draft. A sentence that claims no more than names is not about the result, and is left out as
     * well; so is one that leads elsewhere.
     *
     * @param fallback whose title stands in for one that is not borne out
     */
    public static Insight of(Draft draft, Insight fallback, Evidence evidence, Locale locale) {
        var check = new FactCheck(evidence, locale);
        var title = check.checkTitle(draft.title().strip());
        var all = draft.sentences().stream()
                .map(String::strip)
                .filter(it -> !it.isEmpty())
                .map(check::check)
                .toList();
        var kept = all.stream().filter(Insight::isKept).limit(MOST_SENTENCES).toList();
        var isTitled =
                title.isSupported() && isFit(title.text()) && !title.text().isEmpty();
        var claimed = new ArrayList<>(all);
        claimed.add(title);
        return new Insight(
                draft.type(),
                isTitled ? title : fallback.title(),
                kept,
                all.size() - kept.size() + (isTitled ? 0 : 1),
                Checked.confidence(claimed));
    }

    private static boolean isKept(Checked it) {
        return it.isSupported()
                && it.claims().stream().anyMatch(claim -> claim.kind() != Kind.NAME)
                && isFit(it.text());
    }

    private static boolean isFit(String text) {
        return text.length() <= LONGEST && !LINK.matcher(text).find();
    }
}
