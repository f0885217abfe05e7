package candela.server.query;

import candela.server.platform.JsonColumn;
import candela.server.query.Query.QueryId;
import java.time.Instant;
import java.util.List;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Transient;
import org.springframework.data.domain.Persistable;
import org.springframework.data.relational.core.mapping.Table;

/**
 * What a language model was told for a query, and what it said; written anew when it is asked again.
 *
 * @param model its name; empty where none answered
 * @param rules what it was told of its task, the same each time
 */
@Table(schema = "query", name = "talk")
record Talk(@Id QueryId query, String model, String rules, Turns turns, Instant at) implements Persistable<QueryId> {

    /** The calls, in their order. */
    record Turns(List<Turn> turns) implements JsonColumn {

        public Turns {
            turns = List.copyOf(turns);
        }
    }

    /**
     * One call.
     *
     * @param told what it was about
     * @param said what the model answered; empty where it did not
     * @param trouble what was wrong with that; empty when all was well
     */
    record Turn(String told, String said, String trouble) {}

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
