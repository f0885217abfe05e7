package candela.engine.data;

import candela.engine.sql.Dialect;
import candela.engine.sql.Schema;
import candela.engine.sql.Schema.Table;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;

/** Looks at a whole database: first what it says of itself, then at the rows, as long as the time allows. */
final class Inspector {

    private final Connection connection;
    private final CatalogSql catalog;
    private final Dialect dialect;
    private final Inspection budget;

    /** Each look stands for itself: in one transaction the first refused one would spoil the rest. */
    Inspector(Connection connection, CatalogSql catalog, Dialect dialect, Inspection budget) throws SQLException {
        connection.setAutoCommit(true);
        this.connection = connection;
        this.catalog = catalog;
        this.dialect = dialect;
        this.budget = budget;
    }

    Schema inspect() throws SQLException {
        var looking = new Looking(connection, budget.time());
        var said = new Catalog(connection, catalog, dialect).read();
        var profile = new Profile(dialect, looking, budget);
        var tables = new ArrayList<Table>();
        var sizes = new Sizes(dialect, looking);
        for (var table : sizes.of(said.tables())) {
            var waiting = said.tables().size() - tables.size();
            tables.add(profile.of(table, share(looking.left(), waiting)));
        }
        var seen = new Schema(tables, said.keys());
        var keys = new ArrayList<>(said.keys());
        keys.addAll(new InferredKeys(seen, dialect, looking).find());
        return new Schema(tables, keys, said.views());
    }

    /** One slow table may take three times its share, so that the others are still seen. */
    private static Duration share(Duration left, int waiting) {
        return left.multipliedBy(3).dividedBy(waiting + 2);
    }
}
