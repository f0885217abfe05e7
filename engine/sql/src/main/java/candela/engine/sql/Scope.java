package candela.engine.sql;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The names that WITH gives to queries, as they are seen at one place of a statement; an inner one hides an outer one.
 *
 * @param name in the spelling that the dialect compares
 * @param pending whether the query stands further on, so that some databases see it already and others do not
 */
record Scope(String name, boolean pending, @Nullable Scope outer) {
    static final Scope EMPTY = new Scope("", false, null);

    Scope with(String added) {
        return new Scope(added, false, this);
    }

    Scope withPending(String added) {
        return new Scope(added, true, this);
    }

    /** What a name without a namespace means here, if WITH gave it. */
    Optional<Scope> find(String wanted) {
        for (Scope scope = this; scope != null; scope = scope.outer) {
            if (scope.name.equals(wanted) && scope.outer != null) {
                return Optional.of(scope);
            }
        }
        return Optional.empty();
    }
}
