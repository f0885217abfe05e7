package candela.engine.data;

import static org.assertj.core.api.Assertions.assertThat;

import candela.engine.sql.JointSchema;
import candela.engine.sql.Schema;
import candela.engine.sql.Schema.Column;
import candela.engine.sql.Schema.ForeignKey;
import candela.engine.sql.Schema.Table;
import candela.engine.sql.Schema.Type;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class JointKeysTest {

    @Test
    void aColumnPointsToTheTableOfAnotherSourceThatItIsNamedAfter() {
        var keys = keys(
                source(table("orders", integer("id", "1 2 3"), integer("customer_id", "7 7 8"))),
                source(table("customers", integer("id", "7 8 9"), text("city", "Ulm Ulm Hue"))));

        assertThat(keys).containsExactly(key("orders", "customer_id", "customers", "id"));
    }

    @Test
    void aNamesakePointsToWhereEachValueStandsOnce() {
        var keys = keys(
                source(table("orders", text("region", "North North South"), integer("amount", "1 2 3"))),
                source(table("targets", text("region", "North South East"), integer("amount", "1 2 3"))));

        assertThat(keys).containsExactly(key("orders", "region", "targets", "region"));
    }

    @Test
    void nothingIsJoinedWhereRowsWouldBeRepeatedOrValuesDiffer() {
        var repeated = keys(
                source(table("orders", text("region", "North North"))),
                source(table("targets", text("region", "North North"))));
        var different = keys(
                source(table("orders", text("region", "North South West"))),
                source(table("targets", text("region", "North Hanoi Ulm"))));

        assertThat(repeated).isEmpty();
        assertThat(different).isEmpty();
    }

    @Test
    void tablesOfOneNameAreToldApartAndJoinedOnce() {
        var keys = keys(
                source(table("people", text("email", "a@x b@x"), integer("id", "1 2"))),
                source(table("people", text("email", "a@x b@x c@x"), integer("id", "1 2 3"))));

        assertThat(keys).containsExactly(key("one_people", "email", "two_people", "email"));
    }

    private List<ForeignKey> keys(Schema one, Schema two) {
        var sources = new LinkedHashMap<String, Schema>();
        sources.put("one", one);
        sources.put("two", two);
        var joint = JointSchema.of(sources);
        return JointKeys.of(
                joint,
                (table, column) -> column.samples().stream()
                        .collect(Collectors.groupingBy(it -> it, LinkedHashMap::new, Collectors.counting())));
    }

    private static ForeignKey key(String table, String column, String target, String key) {
        return new ForeignKey(table, List.of(column), target, List.of(key), false);
    }

    private static Schema source(Table table) {
        return new Schema(List.of(table), List.of());
    }

    private static Table table(String name, Column... columns) {
        return new Table(null, name, List.of(columns), List.of(), 3L, "");
    }

    private static Column integer(String name, String values) {
        return column(name, Type.INTEGER, values);
    }

    private static Column text(String name, String values) {
        return column(name, Type.TEXT, values);
    }

    private static Column column(String name, Type type, String values) {
        return new Column(name, type, "", true, "", Arrays.asList(values.split(" ")), null, null, null);
    }
}
