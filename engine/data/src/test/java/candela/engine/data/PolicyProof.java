package candela.engine.data;

import candela.engine.sql.Attributes;
import candela.engine.sql.Guard;
import candela.engine.sql.Policies;
import candela.engine.sql.RowFilter;
import candela.engine.sql.RowPolicy;
import candela.engine.sql.TableName;
import candela.engine.sql.Verdict;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Holds what rewritten statements answer on the whole data to what the same statements answer, as they were written, on
 * a copy from which the policies' rows and values are really gone.
 */
public final class PolicyProof {

    /** Of so many statements one is also run without its policies, to see whether they change the answer. */
    private static final int SAMPLE = 8;

    private PolicyProof() {}

    /** What was seen of the statements. */
    public static final class Tally {
        public final List<String> differences = new ArrayList<>();
        public final List<String> refusals = new ArrayList<>();
        public int all;
        /** How many the database accepts on the copy. */
        public int good;
        /** Where what comes of it depends on the database's plan, and on nothing that is hidden. */
        public final List<String> ofThePlan = new ArrayList<>();

        public int sampled;
        /** How many of the sampled ones answer something else without policies. */
        public int changed;
    }

    /** Checks the statements of one seed. */
    public static void check(Twin twin, long seed, int count, Tally tally) throws SQLException {
        var data = new RandomPolicedData(twin.dialect(), seed).next();
        twin.layOut(data);
        try {
            new Round(twin, data, seed, tally).check(count);
        } finally {
            twin.clear(data);
        }
    }

    /** The statements of one seed. */
    private static final class Round {
        private final Twin twin;
        private final long seed;
        private final Tally tally;
        private final RandomStatements statements;
        private final Guard guard;
        private final List<Guard> controls;

        Round(Twin twin, PolicedData data, long seed, Tally tally) {
            this.twin = twin;
            this.seed = seed;
            this.tally = tally;
            statements = new RandomStatements(twin.dialect(), data, seed);
            guard = new Guard(twin.dialect(), data.schema(twin.dialect()), data.policies());
            controls = List.of(control(data, _ -> true), control(data, it -> it.rule() != null));
        }

        /** Puts a sub-select of everything in the place of some tables that hold nothing but what may be seen. */
        private Guard control(PolicedData data, Predicate<PolicedData.Table> bound) {
            var everything = RowFilter.parse("true");
            var rows = data.tables().stream()
                    .filter(bound)
                    .map(it -> new RowPolicy("all", new TableName(null, it.name()), everything))
                    .toList();
            var schema = data.remaining().schema(twin.dialect());
            return new Guard(twin.dialect(), schema, new Policies(rows, List.of(), Attributes.NONE, ""));
        }

        void check(int count) throws SQLException {
            for (var i = 0; i < count; i++) {
                var sql = statements.next();
                var wanted = Twin.run(twin.remaining(), sql);
                if (!wanted.tooLarge()) {
                    compare(sql, wanted, i % SAMPLE == 0);
                }
            }
        }

        private void compare(String sql, Twin.Outcome wanted, boolean sample) throws SQLException {
            tally.all++;
            tally.good += wanted.failed() ? 0 : 1;
            switch (guard.check(sql)) {
                case Verdict.Refused refused -> {
                    if (!wanted.failed()) {
                        tally.refusals.add(refused + "\n" + sql);
                    }
                }
                case Verdict.Allowed allowed -> {
                    judge(sql, wanted, allowed);
                    if (sample && !wanted.failed()) {
                        tally.sampled++;
                        tally.changed += Twin.run(twin.whole(), sql).sameAs(wanted) ? 0 : 1;
                    }
                }
            }
        }

        /**
         * Whether a value that cannot be converted, or a sub-query of several rows, is met or passed over is up to the
         * database's plan. What is told then must be told of the visible rows alone: the same without the others.
         */
        private void judge(String sql, Twin.Outcome wanted, Verdict.Allowed allowed) throws SQLException {
            var found = Twin.run(twin.whole(), allowed.sql());
            if (found.sameAs(wanted)) {
                return;
            }
            var own = found.failed() || wanted.failed()
                    ? found.equals(Twin.run(twin.stripped(), allowed.sql())) || failsForAllToSee(sql, found.error())
                    : isOfThePlan(sql, found);
            if (!own) {
                tally.differences.add(
                        "seed " + seed + "\n" + sql + "\n" + wanted + "\n" + allowed.sql() + "\n" + found);
            } else if (found.failed()) {
                tally.refusals.add(found.error() + "\n" + sql);
            } else {
                tally.ofThePlan.add(sql);
            }
        }

        /** DuckDB's plans depend on values, too; without its optimizer it meets all that it may pass over else. */
        private boolean failsForAllToSee(String sql, String error) throws SQLException {
            return !error.isEmpty()
                    && kind(error).equals(kind(twin.planless(sql).error()));
        }

        /** An error without the value for which it happened to come up, nor how wide a number was looked for. */
        private static String kind(String error) {
            return error.replaceAll("[\"'][^\"']*[\"']", "?").replaceAll("INT\\d+", "INT");
        }

        /**
         * A database can lose rows by a mistake of its own, as DuckDB does in some full joins, when it plans otherwise
         * because of a sub-select. If so, the very same comes of it where nothing is left to hide.
         */
        private boolean isOfThePlan(String sql, Twin.Outcome found) throws SQLException {
            for (var control : controls) {
                if (control.check(sql) instanceof Verdict.Allowed allowed
                        && found.equals(Twin.run(twin.remaining(), allowed.sql()))) {
                    return true;
                }
            }
            return false;
        }
    }
}
