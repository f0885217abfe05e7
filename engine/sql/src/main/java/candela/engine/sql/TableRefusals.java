package candela.engine.sql;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says why a name is no table that may be read, without telling of tables that may not be known. */
record TableRefusals(Names names, Restrictions restrictions) {

    Refusal unknown(List<String> namespace, String written, int offset) {
        String given = (namespace.isEmpty() ? "" : Names.plain(namespace.getLast()) + ".") + Names.plain(written);
        String hint = names.nearest(written, it -> restrictions.of(it).isTold())
                .map(it -> "Did you mean " + names.dialect().quote(it) + ", written exactly so?")
                .orElse("Choose one of its tables.");
        return new Refusal("unknown-table", "There is no table " + given + " in this source. " + hint, offset);
    }

    /** Of tables of one name the connection might read another one than the one whose policies are written in. */
    void requireClear(List<String> namespace, String written, int offset) throws Refusal {
        List<Schema.Table> rivals = names.rivals(namespace, written);
        if (rivals.isEmpty()) {
            return;
        }
        String told = rivals.stream()
                .filter(it -> restrictions.of(it).isTold())
                .map(this::placed)
                .collect(Collectors.joining(" or "));
        throw told.isEmpty()
                ? unknown(namespace, written, offset)
                : new Refusal(
                        "ambiguous-name",
                        "Several tables may be called " + Names.plain(written) + ": write " + told + ".",
                        offset);
    }

    private String placed(Schema.Table table) {
        return Stream.of(String.valueOf(table.namespace()), table.name())
                .map(names.dialect()::quote)
                .collect(Collectors.joining("."));
    }
}
