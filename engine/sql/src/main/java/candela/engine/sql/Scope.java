package candela.engine.sql;

import org.jspecify.annotations.Nullable;

/**
 * The names that WITH gives to queries, as they are seen at one place of a statement; an inner one hides an outer one.
 *
 * @param name in the spelling that the dialect compares
 */
record Scope(String name, @Nullable Scope outer) {
    static final Scope EMPTY = new Scope("", null);

    Scope with(String added) {
        return new Scope(added, this);
    }

    boolean sees(String wanted) {
        for (Scope scope = this; scope != null; scope = scope.outer) {
            if (scope.name.equals(wanted)) {
                return true;
            }
        }
        return false;
    }
}
