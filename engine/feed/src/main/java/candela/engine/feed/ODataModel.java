package candela.engine.feed;

import candela.engine.data.TableFile;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an OData service says of itself: its entity sets as tables, their keys, and what points to what. */
record ODataModel(List<Table> tables) {

    ODataModel {
        tables = List.copyOf(tables);
    }

    Optional<Table> table(String name) {
        return tables.stream().filter(it -> it.name().equals(name)).findFirst();
    }

    /** An entity set. */
    record Table(String name, String description, List<Column> columns, List<String> key, List<Reference> references) {

        Table {
            columns = List.copyOf(columns);
            key = List.copyOf(key);
            references = List.copyOf(references);
        }

        Optional<Column> column(String name) {
            return columns.stream().filter(it -> it.name().equals(name)).findFirst();
        }

        Offer offer() {
            return new Offer(
                    name,
                    description,
                    columns.stream()
                            .map(it -> new Offer.Column(it.name(), it.edm(), it.ordered()))
                            .toList(),
                    key,
                    references.stream().map(Reference::target).distinct().toList());
        }
    }

    /**
     * A property, or one within a complex property.
     *
     * @param path where its value stands in an entity
     * @param edm its type as the service calls it
     * @param sql DuckDB's type for it
     */
    record Column(String name, List<String> path, String edm, String sql, String description) {

        boolean ordered() {
            return path.size() == 1
                    && List.of("Edm.DateTimeOffset", "Edm.Date", "Edm.Int64", "Edm.Int32", "Edm.Int16", "Edm.Decimal")
                            .contains(edm);
        }

        boolean isMoment() {
            return edm.equals("Edm.DateTimeOffset");
        }

        TableFile.Column written() {
            return new TableFile.Column(name, sql, description);
        }
    }

    /**
     * Columns that name a row of another entity set.
     *
     * @param expand the navigation property whose key must be asked for, because no property of the entity holds it;
     *     null when one does
     */
    record Reference(
            String name,
            String target,
            List<String> columns,
            List<String> targetColumns,
            @Nullable String expand) {}
}
