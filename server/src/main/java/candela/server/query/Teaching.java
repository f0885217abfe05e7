package candela.server.query;

import candela.engine.ask.Answer;
import candela.server.federation.Federations;
import candela.server.platform.Actor;
import candela.server.platform.Problem;
import candela.server.query.Query.QueryId;
import candela.server.query.Query.Status;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The door for what people teach by their answers: choices to be remembered, and answers that are right. */
@Service
@Transactional
public class Teaching {

    private final Asking asking;
    private final AnswerProgress progress;
    private final AnswerTools tools;
    private final Federations federations;

    Teaching(Asking asking, AnswerProgress progress, AnswerTools tools, Federations federations) {
        this.asking = asking;
        this.progress = progress;
        this.tools = tools;
        this.federations = federations;
    }

    /** Takes an answer to what was asked back, and the same one whenever the same doubt comes again. */
    public Query remember(Actor actor, QueryId id, int alternative) {
        var query = asking.find(actor, id);
        var understanding = query.work().understanding();
        var options = understanding == null ? null : understanding.options();
        if (options == null || alternative < 0 || alternative >= options.size()) {
            throw Problem.invalid("alternative", "There is no answer " + alternative + " to what was asked back");
        }
        var option = options.get(alternative);
        if (option.phrase() == null
                || option.meaning() == null
                || option.meaning().isEmpty()) {
            throw Problem.invalid("remember", "This choice cannot be remembered");
        }
        var term = tools.glossary().remember(actor, query.sources(), option.phrase(), option.meaning());
        return asking.choose(actor, id, alternative, term);
    }

    /** Keeps the question and the statement of a query: whoever asks so again gets this answer. */
    public Query verify(Actor actor, QueryId id) {
        var query = asking.find(actor, id);
        var question = query.question();
        var sql = query.work().sql();
        if (question == null || sql == null || query.work().status() != Status.SUCCEEDED) {
            throw Problem.conflict("Only a question that has an answer can be verified");
        }
        if (!query.otherSources().isEmpty()) {
            throw Problem.conflict(
                    "Only a question of one source can be verified: others ask that source, not all of these");
        }
        if (!standsAlone(actor, query, question)) {
            throw Problem.conflict("This question goes on from another one: ask it in full, then verify that answer");
        }
        tools.glossary().verify(actor, query.dataSource(), question, sql);
        return query;
    }

    /** "Only Germany" means nothing without the question before it. */
    private boolean standsAlone(Actor actor, Query query, String question) {
        if (progress.former(actor, query) == null) {
            return true;
        }
        return tools.parser(actor, federations.ground(actor, query.sources())).ask(question)
                        instanceof Answer.Understood alone
                && alone.best().sql().equals(query.work().sql());
    }
}
