package candela.engine.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import candela.engine.sql.Schema.ForeignKey;
import candela.engine.sql.Schema.Table;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tables of one name, for whoever knows tables by one name only. */
class ApartTest {
    private static final Table ARCHIVED = Office.table("archive", "orders", "id integer", "buyer integer");
    private static final Table ORDERS = Office.table(null, "Orders", "id integer", "buyer integer");
    private static final Table BUYERS = Office.table("archive", "buyers", "id integer");

    @Test
    void thatOfTheDefaultSchemaKeepsTheNameAndTheOtherIsCalledAfterItsOwn() {
        var apart = Apart.of(new Schema(List.of(ARCHIVED, ORDERS, BUYERS), List.of()));

        assertThat(apart.schema().tables())
                .extracting(Table::namespace, Table::name)
                .containsExactly(tuple("archive", "archive_orders"), tuple(null, "Orders"), tuple("archive", "buyers"));
        assertThat(apart.renamed()).isEqualTo(Map.of("archive_orders", "orders"));
    }

    @Test
    void aKeyStaysWithItsOwnTable() {
        var key = ForeignKey.of(ARCHIVED, List.of("buyer"), BUYERS, List.of("id"), true);

        assertThat(Apart.of(new Schema(List.of(ORDERS, ARCHIVED, BUYERS), List.of(key)))
                        .keys())
                .extracting(ForeignKey::table, ForeignKey::target)
                .containsExactly(tuple("archive_orders", "buyers"));
    }

    @Test
    void aNameThatIsTakenIsGivenToNobodyElse() {
        var taken = Office.table(null, "archive_orders", "id integer");

        assertThat(Apart.of(new Schema(List.of(ORDERS, ARCHIVED, taken), List.of()))
                        .renamed())
                .isEqualTo(Map.of("archive_orders_", "orders"));
    }

    @Test
    void whereNoTwoAreCalledAlikeNothingChanges() {
        var schema = Office.schema();
        var narrowed = new Schema(
                schema.tables().stream()
                        .filter(it -> !it.name().equals("notes"))
                        .toList(),
                schema.keys());

        assertThat(Apart.of(narrowed).schema()).isEqualTo(narrowed);
    }

    @Test
    void ofAHiddenTableItsNamesakeHasNoKey() {
        var key = ForeignKey.of(ORDERS, List.of("buyer"), BUYERS, List.of("id"), true);
        var hidden = List.of(
                new ColumnPolicy("x", TableName.of(ORDERS), "id", Mask.parse("hide")),
                new ColumnPolicy("y", TableName.of(ORDERS), "buyer", Mask.parse("hide")));
        var policies = new Policies(List.of(), hidden, Attributes.NONE, "");

        assertThat(policies.narrow(new Schema(List.of(ORDERS, ARCHIVED, BUYERS), List.of(key)))
                        .keys())
                .isEmpty();
    }
}
