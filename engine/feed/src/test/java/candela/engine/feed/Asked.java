package candela.engine.feed;

import candela.engine.data.Access;
import candela.engine.data.Database;
import candela.engine.data.Execution;
import candela.engine.data.Inspection;
import candela.engine.data.Limits;
import candela.engine.data.Source;
import candela.engine.sql.Dialect;
import candela.engine.sql.Guard;
import candela.engine.sql.Schema;
import candela.engine.sql.Verdict;
import java.nio.file.Path;

/** What people would find in a finished file: looked at and asked by the ways that they go. */
final class Asked {

    private Asked() {}

    static Schema schema(Path file) {
        try (var database = Database.open(new Source.DuckDbFile(file), Access.DEFAULT)) {
            return database.inspect(Inspection.DEFAULT);
        }
    }

    static String rows(Path file, String sql) {
        try (var database = Database.open(new Source.DuckDbFile(file), Access.DEFAULT)) {
            var verdict = new Guard(Dialect.DUCKDB, database.inspect(Inspection.DEFAULT)).check(sql);
            return database.run((Verdict.Allowed) verdict, Limits.DEFAULT, new Execution())
                    .rows()
                    .toString();
        }
    }
}
