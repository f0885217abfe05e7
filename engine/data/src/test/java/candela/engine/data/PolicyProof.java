package candela.engine.data;

import candela.engine.sql.Guard;
import candela.engine.sql.Verdict;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

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
        private final Judgement judgement;

        Round(Twin twin, PolicedData data, long seed, Tally tally) {
            this.twin = twin;
            this.seed = seed;
            this.tally = tally;
            statements = new RandomStatements(twin.dialect(), data, seed);
            guard = new Guard(twin.dialect(), data.schema(twin.dialect()), data.policies());
            judgement = Judgement.of(twin, data);
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

        private void judge(String sql, Twin.Outcome wanted, Verdict.Allowed allowed) throws SQLException {
            var found = Twin.run(twin.whole(), allowed.sql());
            switch (judgement.of(sql, wanted, allowed.sql(), found)) {
                case SAME -> {}
                case DIFFERENT ->
                    tally.differences.add(
                            "seed " + seed + "\n" + sql + "\n" + wanted + "\n" + allowed.sql() + "\n" + found);
                case OF_THE_PLAN -> {
                    if (found.failed()) {
                        tally.refusals.add(found.error() + "\n" + sql);
                    } else {
                        tally.ofThePlan.add(sql);
                    }
                }
            }
        }
    }
}
