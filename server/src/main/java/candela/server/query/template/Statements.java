package candela.server.query.template;

import candela.engine.sql.Argument;
import candela.engine.sql.Hint;
import candela.engine.sql.Parameters;
import candela.engine.sql.Verdict;
import candela.server.datasource.DataSource.DataSourceId;
import candela.server.federation.Federations;
import candela.server.federation.OpenFederation;
import candela.server.platform.Actor;
import candela.server.query.Asking;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The door to what is said of a statement while somebody writes it. Nothing is run, nothing is kept. */
@Service
public class Statements {

    private final Federations federations;

    Statements(Federations federations) {
        this.federations = federations;
    }

    /**
     * What is to be said of a statement.
     *
     * @param refused why it may not run; null when it may
     * @param parameters the names of its parameters, in their order
     * @param hints what could be better
     */
    public record Review(Verdict.@Nullable Refused refused, List<String> parameters, List<Hint> hints) {}

    public Review review(Actor actor, List<DataSourceId> sources, String sql) {
        actor.require(Asking.SQL);
        OpenFederation.requireFew(sources);
        var source = federations.ground(actor, sources);
        var parameters = Parameters.names(source.dialect(), sql);
        var unset = parameters.stream()
                .collect(Collectors.toMap(Function.identity(), it -> new Argument(Argument.Type.TEXT, null)));
        return source.check(sql, unset) instanceof Verdict.Refused refused
                ? new Review(refused, parameters, List.of())
                : new Review(null, parameters, source.hints(sql));
    }
}
