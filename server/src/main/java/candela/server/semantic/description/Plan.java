package candela.server.semantic.description;

import candela.engine.sql.Schema;
import candela.engine.sql.Schema.Column;
import candela.engine.sql.Schema.Table;
import candela.server.datasource.DescribedPlace;
import candela.server.platform.JsonColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which tables and columns a model is asked about, call by call. Made once, so that a run which another node takes up
 * goes on where it stood, whatever was described meanwhile.
 */
record Plan(List<Call> calls) implements JsonColumn {

    /** So little goes into one call that also a small model reads it and answers in full. */
    private static final int MOST_TABLES = 5;

    private static final int MOST_PLACES = 40;

    /** What is asked at once. */
    record Call(List<Part> parts) {

        Call {
            parts = List.copyOf(parts);
        }
    }

    /**
     * What is asked of one table.
     *
     * @param namespace of the table; null for the default one
     * @param itself whether the table is to be described besides its columns
     */
    record Part(@Nullable String namespace, String table, boolean itself, List<String> columns) {

        Part {
            columns = List.copyOf(columns);
        }

        private DescribedPlace place() {
            return new DescribedPlace(namespace, table, null);
        }

        private int places() {
            return columns.size() + (itself ? 1 : 0);
        }
    }

    Plan {
        calls = List.copyOf(calls);
    }

    /**
     * @param told what the model may be told of
     * @param all whether also what has a description is asked about
     */
    static Plan of(Schema told, boolean all) {
        var calls = new ArrayList<Call>();
        var open = new ArrayList<Part>();
        told.tables().stream().flatMap(it -> parts(it, all)).forEach(part -> {
            if (!fits(open, part)) {
                calls.add(new Call(open));
                open.clear();
            }
            open.add(part);
        });
        if (!open.isEmpty()) {
            calls.add(new Call(open));
        }
        return new Plan(calls);
    }

    /** A model calls tables by their names alone, so that it is asked about one of each in a call. */
    private static boolean fits(List<Part> open, Part next) {
        return open.isEmpty()
                || open.size() < MOST_TABLES
                        && open.stream().noneMatch(it -> it.table().equals(next.table()))
                        && open.stream().mapToInt(Part::places).sum() + next.places() <= MOST_PLACES;
    }

    /** A wide table comes in several parts. */
    private static Stream<Part> parts(Table table, boolean all) {
        var itself = all || table.description().isBlank();
        var columns = table.columns().stream()
                .filter(it -> all || it.description().isBlank())
                .map(Column::name)
                .toList();
        var parts = new ArrayList<Part>();
        var most = MOST_PLACES - 1;
        for (var from = 0; from < columns.size(); from += most) {
            parts.add(new Part(
                    table.namespace(),
                    table.name(),
                    itself && from == 0,
                    columns.subList(from, Math.min(columns.size(), from + most))));
        }
        if (parts.isEmpty() && itself) {
            parts.add(new Part(table.namespace(), table.name(), true, List.of()));
        }
        return parts.stream();
    }

    boolean asksNothing() {
        return calls.isEmpty();
    }

    int tables() {
        return (int) tables(calls).count();
    }

    /** How many tables are done with after so many calls. */
    int tablesAfter(int step) {
        var ahead = tables(calls.subList(step, calls.size())).collect(Collectors.toSet());
        return tables() - ahead.size();
    }

    private static Stream<DescribedPlace> tables(List<Call> calls) {
        return calls.stream()
                .flatMap(it -> it.parts().stream())
                .map(Part::place)
                .distinct();
    }
}
