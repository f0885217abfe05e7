package candela.engine.chart.insight;

import candela.engine.chart.ResultTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Checks texts about one result. A number passes when the result has it, rounded as the text shows it, or when it
 * follows from the result by a derivation that the text asks for; whoever names a row is held to that row. What cannot
 * be told does not pass: rather a true sentence is lost than a false one shown.
 */
public final class FactCheck {

    private static final int LONGEST = 4_000;

    private final Judge judge;
    private final Names names;
    private final Locale locale;

    /** @param locale how numbers are written in the texts: {@code vi} with a comma before the decimals, else a point */
    public FactCheck(Evidence evidence, Locale locale) {
        var table = new ResultTable(evidence.columns(), evidence.rows());
        this.locale = locale;
        this.names = new Names(table, evidence.question());
        this.judge = new Judge(evidence, new Figures(table), names, new Scene(evidence.question(), names, locale));
    }

    /** One or more sentences. */
    public Checked check(String text) {
        return check(text, false);
    }

    /** A title, in which any word may have a capital. */
    public Checked checkTitle(String text) {
        return check(text, true);
    }

    private Checked check(String text, boolean isTitle) {
        var cut = text.length() <= LONGEST ? text : text.substring(0, LONGEST);
        var claims = new ArrayList<Claim>();
        for (var it : sentences(cut)) {
            var scene = new Scene(cut.substring(it.from(), it.to()), names, locale);
            judge.claims(scene, isTitle).forEach(claim -> claims.add(moved(claim, it.from())));
        }
        return new Checked(cut, List.copyOf(claims));
    }

    private static Claim moved(Claim it, int by) {
        return new Claim(it.from() + by, it.to() + by, it.text(), it.kind(), it.support());
    }

    private static List<Span> sentences(String text) {
        var found = new ArrayList<Span>();
        var from = 0;
        for (var it : Words.END.matcher(text).results().toList()) {
            found.add(new Span(from, it.start()));
            from = it.end();
        }
        found.add(new Span(from, text.length()));
        return found;
    }
}
