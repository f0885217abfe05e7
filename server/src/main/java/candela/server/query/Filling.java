package candela.server.query;

import candela.engine.sql.Argument;
import candela.server.platform.JsonColumn;
import candela.server.query.Query.QueryId;
import java.util.Map;
import java.util.UUID;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Transient;
import org.springframework.data.domain.Persistable;
import org.springframework.data.relational.core.mapping.Table;

/** The values with which a query runs the statement of a saved question; written once, with the query. */
@Table(schema = "query", name = "filling")
record Filling(@Id QueryId query, UUID template, Arguments arguments) implements Persistable<QueryId> {

    /** The values by the names of the parameters. */
    record Arguments(Map<String, Argument> values) implements JsonColumn {}

    @Override
    @Transient
    public QueryId getId() {
        return query;
    }

    @Override
    @Transient
    public boolean isNew() {
        return true;
    }
}
