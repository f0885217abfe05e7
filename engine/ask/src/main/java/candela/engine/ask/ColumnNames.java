package candela.engine.ask;

import candela.engine.sql.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The names by which people call a column: its own, with its table's, without what goes without saying. */
final class ColumnNames {
    /** Takes a name and how well a column is called so. */
    interface Telling {
        void name(List<String> name, double weight);
    }

    /** The weight of "account" for an "account name". */
    private static final double NAMED = 0.94;
    /** The weight of "product type" for a "product type code". */
    private static final double CODED = 0.9;
    /** The weight of "tax" for a "tax amount". */
    private static final double VALUED = 0.9;
    /** "first name" is not called "first". */
    private static final Set<String> NAME_KINDS = Set.of(
            "first", "last", "middle", "full", "user", "display", "file", "nick", "family", "given", "short", "long",
            "host", "domain");
    /** The weight of a key under the word that tells its role. */
    private static final double ROLE = 0.9;

    private final Schema schema;

    ColumnNames(Schema schema) {
        this.schema = schema;
    }

    /** Tells each way to say a name of a column, with how well the column is called so, up to 1. */
    void of(Schema.Table table, String column, List<String> name, Telling tell) {
        var tableWords = Names.allWords(table.name());
        tell.name(name, 1);
        tell.name(Flags.quality(name), 0.98);
        tell.name(Lexicon.without(name, tableWords), 0.97);
        var prefixed = new ArrayList<>(thing(table));
        var own = Lexicon.without(name, tableWords);
        prefixed.addAll(own);
        tell.name(own.isEmpty() ? own : prefixed, Lexicon.PREFIXED);
        Names.afterInitial(column, table.name()).ifPresent(it -> {
            tell.name(List.of(it), 0.97);
            tell.name(Stream.concat(thing(table).stream(), Stream.of(it)).toList(), Lexicon.PREFIXED);
        });
        var thing = thing(table);
        if (thing.size() > 1 && name.size() == 1 && !own.isEmpty()) {
            tell.name(List.of(thing.getLast(), name.getFirst()), 0.97);
        }
        if (name.size() == 2 && Set.of("amount", "value").contains(name.getLast())) {
            tell.name(name.subList(0, 1), VALUED);
        }
        if (name.size() > 2 && name.getLast().equals("code")) {
            tell.name(name.subList(0, name.size() - 1), CODED);
        }
        if (name.size() == 2 && name.getLast().equals("name") && !NAME_KINDS.contains(name.getFirst())) {
            tell.name(name.subList(0, 1), NAMED);
        }
        role(table, column, name).ifPresent(it -> tell.name(it, ROLE));
        if (name.equals(List.of("first", "name"))) {
            tell.name(List.of("full", "name"), 1);
        }
        if (isNameOfThings(table, column, name) && !isNamedElsewhere(table, name)) {
            tell.name(List.of(name.getFirst(), "name"), 0.97);
        }
        if (name.size() > 1 && Lexicon.isParticiple(name.getLast())) {
            tell.name(name.subList(0, name.size() - 1), 0.96);
        }
    }

    private static List<String> thing(Schema.Table table) {
        return Names.thing(Names.expanded(table.name()));
    }

    /** The "head" of a "head doctor id" that points to doctors. */
    private Optional<List<String>> role(Schema.Table table, String column, List<String> name) {
        return schema.keys().stream()
                .filter(it -> name.size() == 3
                        && it.table().equals(table.name())
                        && it.columns().equals(List.of(column)))
                .map(it -> Names.thing(Names.expanded(it.target())))
                .filter(it -> Lexicon.stems(it).contains(Stems.of(name.get(1)))
                        && !Lexicon.stems(it).contains(Stems.of(name.getFirst())))
                .map(_ -> name.subList(0, 1))
                .findFirst();
    }

    /** A "country" in text is a "country name". */
    private static boolean isNameOfThings(Schema.Table table, String column, List<String> name) {
        return name.size() == 1
                && !Set.of("name", "title", "description").contains(name.getFirst())
                && table.columns().stream().anyMatch(it -> it.name().equals(column) && it.type() == Schema.Type.TEXT);
    }

    /** The "airline" of a route is not its "airline name" where airlines have names. */
    private boolean isNamedElsewhere(Schema.Table table, List<String> name) {
        return schema.tables().stream()
                .filter(it -> !it.name().equals(table.name())
                        && Lexicon.stems(thing(it)).equals(Lexicon.stems(name)))
                .flatMap(it -> it.columns().stream())
                .anyMatch(it -> Names.expanded(it.name()).getLast().equals("name"));
    }
}
