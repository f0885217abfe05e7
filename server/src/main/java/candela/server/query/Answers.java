package candela.server.query;

import candela.engine.sql.Argument;
import candela.server.platform.Actor;
import candela.server.query.Query.QueryId;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The door for jobs that go on with what was answered: they read, and put nothing down. */
@Service
@Transactional(readOnly = true)
public class Answers {

    private final QueryBooks books;

    Answers(QueryBooks books) {
        this.books = books;
    }

    /** Empty when somebody deleted it meanwhile. */
    public Optional<Query> find(Actor actor, QueryId id) {
        actor.require(Asking.READ);
        return books.queries().find(id, actor);
    }

    /** One page of the rows; empty beyond the last. */
    public ResultPage page(Actor actor, QueryId id, int number) {
        actor.require(Asking.READ);
        return books.queries().find(id, actor).isPresent() ? books.pages().page(id, number) : ResultPage.NONE;
    }

    /** The values of a saved question that the query runs; none of others. */
    public Map<String, Argument> arguments(Actor actor, QueryId id) {
        actor.require(Asking.READ);
        return books.fillings().findById(id).map(it -> it.arguments().values()).orElse(Map.of());
    }
}
