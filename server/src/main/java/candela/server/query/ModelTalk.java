package candela.server.query;

import candela.engine.ask.Briefing;
import candela.engine.data.DataException;
import candela.engine.data.DataException.Reason;
import candela.engine.data.Execution;
import candela.engine.data.Limits;
import candela.engine.sql.Verdict;
import candela.server.datasource.Ground;
import candela.server.model.LanguageModel.Written;
import candela.server.platform.Problem;
import candela.server.query.Talk.Turn;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Lets a model write a statement and tells it what is wrong with it, at most twice: what the guard says, and what the
 * database says at a glance.
 */
final class ModelTalk {

    private static final int MOST_CALLS = 3;
    private static final int LONGEST_NOTE = 300;
    private static final Limits GLANCE = new Limits(2, Duration.ofSeconds(5), 1L << 20);
    private static final String UNLISTED =
            "It may read columns that are not listed here. Name each column that you read, and none but those listed.";

    /** What a message may hold of the data: quoted values and numbers. */
    private static final Pattern VALUE = Pattern.compile("\"[^\"]*\"|'[^']*'|`[^`]*`|“[^”]*”|\\d[\\d.,:-]*");

    private final Ground source;
    private final Briefing briefing;
    private final Function<String, Written> ask;
    private final List<Turn> turns = new ArrayList<>();
    private String model = "";

    /** @param ask sends the matter of one call */
    ModelTalk(Ground source, Briefing briefing, Function<String, Written> ask) {
        this.source = source;
        this.briefing = briefing;
        this.ask = ask;
    }

    /**
     * What came of it.
     *
     * @param sql a statement that may run and did; null for none
     * @param note why, in words
     * @param reached whether the model answered to the end
     */
    record Proposal(@Nullable String sql, String note, boolean reached) {}

    String model() {
        return model;
    }

    List<Turn> turns() {
        return turns;
    }

    Proposal hold() {
        var attempts = new ArrayList<Briefing.Attempt>();
        while (turns.size() < MOST_CALLS) {
            var told = briefing.text(attempts);
            Written written;
            try {
                written = ask.apply(told);
            } catch (Problem e) {
                turns.add(new Turn(told, "", e.detail()));
                return new Proposal(null, e.detail(), false);
            }
            model = written.model();
            var sql = written.value().path("sql").asString("").strip().replaceAll(";\\s*$", "");
            var note = cut(written.value().path("why").asString("").strip());
            if (sql.isEmpty() || !written.value().path("answerable").asBoolean(true)) {
                turns.add(new Turn(told, written.value().toString(), ""));
                return new Proposal(null, note, true);
            }
            var trouble = told(trouble(sql), sql, told);
            turns.add(new Turn(told, written.value().toString(), trouble));
            if (trouble.isEmpty()) {
                return new Proposal(sql, note, true);
            }
            attempts.add(new Briefing.Attempt(sql, trouble));
        }
        return new Proposal(null, attempts.getLast().trouble(), true);
    }

    private static String cut(String note) {
        return note.length() <= LONGEST_NOTE ? note : note.substring(0, LONGEST_NOTE) + "…";
    }

    private String trouble(String sql) {
        return switch (source.check(sql, Map.of())) {
            case Verdict.Refused it -> it.message();
            case Verdict.Allowed it when source.readsClassified(it) -> UNLISTED;
            case Verdict.Allowed it -> glance(it);
        };
    }

    private String glance(Verdict.Allowed sql) {
        try (var place = source.place()) {
            source.run(sql, GLANCE, new Execution(place));
            return "";
        } catch (DataException e) {
            return e.reason() == Reason.SQL ? String.valueOf(e.getMessage()) : "";
        }
    }

    /** A database's message may hold values and names that the model was not told: these are left out. */
    private static String told(String message, String sql, String told) {
        var known = (sql + "\n" + told).toLowerCase(Locale.ROOT);
        return VALUE.matcher(message)
                .replaceAll(it -> known.contains(bare(it)) ? Matcher.quoteReplacement(it.group()) : "…");
    }

    private static String bare(MatchResult it) {
        return it.group().replaceAll("^[\"'`“]|[\"'`”]$", "").toLowerCase(Locale.ROOT);
    }
}
