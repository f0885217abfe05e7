package candela.server.query.template;

import candela.engine.sql.Parameters;
import candela.server.datasource.Ground;
import candela.server.platform.Actor;
import candela.server.platform.Problem;
import candela.server.semantic.Glossary;
import java.util.regex.Matcher;
import org.springframework.stereotype.Component;

/** Gives a saved question that somebody found right to the glossary, filled with its usual values. */
@Component
class Verification {

    private final Glossary glossary;
    private final TemplateShelf shelf;

    Verification(Glossary glossary, TemplateShelf shelf) {
        this.glossary = glossary;
        this.shelf = shelf;
    }

    void verify(Actor actor, Template template, Ground source) {
        actor.require(Glossary.VERIFY);
        var content = template.content();
        if (!content.otherSources().isEmpty()) {
            throw Problem.conflict(
                    "Only a question of one source can be verified: others ask that source, not all of these");
        }
        if (content.question().isEmpty()) {
            throw Problem.conflict("Write the question that this SQL answers: it is by the question that it is found");
        }
        var examples = TemplateRules.examples(content.parameters().list());
        for (var parameter : content.parameters().list()) {
            if (parameter.example().text() == null) {
                throw Problem.conflict("Give " + parameter.name()
                        + " a usual value: with it the question is an example for questions like it");
            }
        }
        var sql = Parameters.written(source.dialect(), content.sql(), examples);
        var term = glossary.verify(actor, content.dataSource(), question(template), sql);
        shelf.verify(actor, template.id(), term.id());
    }

    /** The question with the usual values in it. */
    private static String question(Template template) {
        var question = template.content().question();
        for (var parameter : template.content().parameters().list()) {
            question = question.replaceAll(
                    "\\{\\{\\s*" + parameter.name() + "\\s*}}",
                    Matcher.quoteReplacement(String.valueOf(parameter.fallback())));
        }
        return question;
    }

    void takeBack(Actor actor, Template template) {
        actor.require(Glossary.VERIFY);
        var term = template.verifiedTerm();
        if (term == null) {
            throw Problem.conflict("Nobody verified this saved question");
        }
        glossary.delete(actor, term);
    }

    /** What a saved question no longer says is taken back, whoever changed it. */
    void withdraw(Actor actor, Template before) {
        if (before.verifiedTerm() != null) {
            glossary.withdraw(actor.asSystem(), before.verifiedTerm());
        }
    }
}
