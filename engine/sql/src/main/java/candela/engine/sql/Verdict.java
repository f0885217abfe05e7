package candela.engine.sql;

import java.util.List;
import java.util.Set;

/** What the guard says of a text: it may run, or why not. */
public sealed interface Verdict {

    /**
     * The proof that a statement only reads, and only what it may: nothing else is run on a data source. Only
     * {@link Guard} makes one.
     */
    final class Allowed implements Verdict {
        private final String sql;
        private final Dialect dialect;
        private final Set<String> tables;
        private final Set<String> policies;
        private final List<Bound> values;
        private final Mentions mentions;

        Allowed(
                String sql,
                Dialect dialect,
                Set<String> tables,
                Set<String> policies,
                List<Bound> values,
                Mentions mentions) {
            this.sql = sql;
            this.dialect = dialect;
            this.tables = Set.copyOf(tables);
            this.policies = Set.copyOf(policies);
            this.values = List.copyOf(values);
            this.mentions = mentions;
        }

        /**
         * The text to run: the one that was checked, with each comment replaced by blanks so that lines and columns
         * stay, without blanks around it and without a closing semicolon; each table that a policy binds is replaced by
         * what the person may see of it. May hold the salt of hashes: it is for the database, not for the eye.
         */
        public String sql() {
            return sql;
        }

        public Dialect dialect() {
            return dialect;
        }

        /**
         * Whether it means the same whenever it runs: it asks neither for the time, nor for chance, nor for the user.
         */
        public boolean repeatable() {
            return Repeatability.of(sql, dialect);
        }

        /** The tables it reads, each by its name in the schema. */
        public Set<String> tables() {
            return tables;
        }

        /** The names of the policies that were written into it. */
        public Set<String> policies() {
            return policies;
        }

        /**
         * What is to be bound, in the order of the question marks in the text. Two statements are the same only when
         * these are too.
         */
        public List<Bound> values() {
            return values;
        }

        /**
         * Whether it may read this column, as far as the text that was checked tells; what policies add to it reads
         * nothing that they do not show. False only where it surely does not.
         */
        public boolean mayRead(String table, String column) {
            return tables.stream().anyMatch(table::equalsIgnoreCase) && mentions.may(column);
        }

        Mentions mentions() {
            return mentions;
        }

        @Override
        public String toString() {
            return "Allowed[" + tables + ", " + policies + "]";
        }
    }

    /**
     * The statement will not run.
     *
     * @param rule which rule it broke, in kebab case; stable, for tests and translations
     * @param message what is wrong and the way out, in words
     * @param line 1-based line in the text as it was given; 0 when unknown
     * @param column 1-based column, in characters of UTF-16; 0 when unknown
     */
    record Refused(String rule, String message, int line, int column) implements Verdict {}
}
