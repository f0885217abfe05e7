package candela.server.semantic.description;

import candela.server.datasource.DataSource;
import candela.server.datasource.Disclosure;
import candela.server.model.LanguageModel;
import candela.server.model.ModelDirectory;
import candela.server.platform.Actor;
import candela.server.platform.Problem;
import candela.server.platform.Problem.Kind;
import org.jspecify.annotations.Nullable;

/** Why no model can be asked to describe a source, and what helps. */
public enum Obstacle {
    NO_PERMISSION(
            Kind.FORBIDDEN,
            "Asking a model needs the permission " + ModelDirectory.USE + "; whoever manages your team gives it"),

    DISABLED(Kind.CONFLICT, "The data source is disabled; enable it first"),

    NOT_TOLD(
            Kind.CONFLICT,
            "Nothing of this data source may be told to a language model; let it be told the schema at least, under What a language model may be told"),

    NO_MODEL(Kind.CONFLICT, "There is no language model that you may ask; connect one under Models and connections");

    private final Kind kind;
    private final String words;

    Obstacle(Kind kind, String words) {
        this.kind = kind;
        this.words = words;
    }

    /** The first thing that stands in the way; null where nothing does. */
    static @Nullable Obstacle between(Actor actor, DataSource source, LanguageModel language) {
        if (!actor.may(ModelDirectory.USE)) {
            return NO_PERMISSION;
        }
        if (source.status() == DataSource.Status.DISABLED) {
            return DISABLED;
        }
        if (source.disclosure() == Disclosure.NOTHING) {
            return NOT_TOLD;
        }
        return language.isThere(actor) ? null : NO_MODEL;
    }

    Problem problem() {
        return kind == Kind.FORBIDDEN ? Problem.forbidden("insufficient_scope", words) : new Problem(kind, words);
    }
}
