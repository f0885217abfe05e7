package candela.server.datasource;

import static org.assertj.core.api.Assertions.assertThat;

import candela.engine.personal.Label;
import candela.engine.sql.Schema;
import candela.engine.sql.Schema.Column;
import candela.engine.sql.Schema.Table;
import candela.engine.sql.Schema.Type;
import candela.server.datasource.Classification.Status;
import candela.server.datasource.DataSource.DataSourceId;
import candela.server.platform.Actor;
import candela.server.platform.JsonColumn;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What stays with a table or column from one look to the next. */
class SnapshotTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant LATER = Instant.parse("2026-02-01T00:00:00Z");
    private static final List<String> EMAILS = List.of("ana@example.com", "ben@example.org", "cho@example.net");

    @Test
    void aLookProposesWithItsReasonAndKeepsFewValues() {
        var many = Stream.iterate(1, it -> it + 1)
                .limit(40)
                .map(it -> "a" + it + "@example.com")
                .toList();
        var first = first(people(column("contact", many)));

        assertThat(of(first, "contact").status()).isEqualTo(Status.PROPOSED);
        assertThat(of(first, "contact").reason()).isEqualTo("40 of 40 samples are e-mail addresses");
        assertThat(first.schema()
                        .value()
                        .tables()
                        .getFirst()
                        .columns()
                        .getFirst()
                        .samples())
                .hasSize(5);
    }

    @Test
    void aProposalFollowsTheValues() {
        var first = first(people(column("contact", EMAILS)));

        var later = first.retaken(people(column("contact", List.of("by post", "by phone", "never"))), LATER);

        assertThat(later.classified()).isEmpty();
    }

    @Test
    void whatWasRejectedIsProposedAgainOnlyForAnotherReason() {
        var first = first(people(column("contact", EMAILS)));
        var rejected = decide(first, "contact", Label.EMAIL, Status.REJECTED);

        var same = rejected.retaken(
                people(column("contact", List.of("x@example.com", "y@example.org", "z@example.net"))), LATER);
        assertThat(of(same, "contact").status()).isEqualTo(Status.REJECTED);

        var other = same.retaken(
                people(column("contact", List.of("+49 30 901820", "+1 212 555 0142", "+84 903 123 456"))), LATER);
        assertThat(of(other, "contact").status()).isEqualTo(Status.PROPOSED);
        assertThat(of(other, "contact").label()).isEqualTo(Label.PHONE);
    }

    @Test
    void whatPeopleDecidedStaysWhateverALaterLookFinds() {
        var set =
                decide(first(people(column("code", List.of("a", "b")))), "code", Label.CONFIDENTIAL, Status.CONFIRMED);

        var later = set.retaken(people(column("code", EMAILS)), LATER);

        assertThat(of(later, "code").label()).isEqualTo(Label.CONFIDENTIAL);
        assertThat(of(later, "code").at()).isEqualTo(NOW);
    }

    @Test
    void aColumnThatGoesByAnotherNameKeepsItsWordsAndItsClass() {
        var before = decide(
                        first(people(column("contact", EMAILS), column("city", List.of("Rome", "Paris")))),
                        "contact",
                        Label.EMAIL,
                        Status.REJECTED)
                .described(Map.of(new DescribedPlace(null, "people", "contact"), "how to reach them"));

        var after = before.retaken(people(column("reach", EMAILS), column("city", List.of("Rome", "Paris"))), LATER);

        assertThat(of(after, "reach").status()).isEqualTo(Status.REJECTED);
        assertThat(after.described().tables().getFirst().columns().getFirst().description())
                .isEqualTo("how to reach them");
    }

    @Test
    void aTableThatGoesByAnotherNameKeepsThemToo() {
        var before = decide(first(people(column("contact", EMAILS))), "contact", Label.EMAIL, Status.CONFIRMED)
                .described(Map.of(new DescribedPlace(null, "people", null), "who works here"));

        var after = before.retaken(table("staff", column("contact", EMAILS)), LATER);

        assertThat(of(after, "contact").status()).isEqualTo(Status.CONFIRMED);
        assertThat(after.described().tables().getFirst().description()).isEqualTo("who works here");
    }

    @Test
    void tablesOfOneNameInTwoSchemasAreDescribedEachForItself() {
        var archived = new Table("archive", "people", List.of(column("contact", EMAILS)), List.of(), 3L, "");
        var both = new Schema(
                List.of(archived, people(column("contact", EMAILS)).tables().getFirst()), List.of());

        var told = first(both)
                .described(Map.of(
                        DescribedPlace.of(archived),
                        "who has left",
                        DescribedPlace.of(archived, "contact"),
                        "how they were reached",
                        new DescribedPlace(null, "people", null),
                        "who works here"))
                .described();

        assertThat(told.tables()).extracting(Table::description).containsExactly("who has left", "who works here");
        assertThat(told.tables())
                .extracting(it -> it.columns().getFirst().description())
                .containsExactly("how they were reached", "");
    }

    @Test
    void aDefaultTableWithAColumnIsNotATableOfTheSchemaThatIsCalledSo() {
        var table = new Table("people", "contact", List.of(column("id", EMAILS)), List.of(), 3L, "");
        var both = new Schema(
                List.of(table, people(column("contact", EMAILS)).tables().getFirst()), List.of());

        var told = first(both)
                .described(Map.of(new DescribedPlace(null, "people", "contact"), "how to reach them"))
                .described();

        assertThat(told.tables().getFirst().description()).isEmpty();
    }

    @Test
    void whatEarlierReleasesSaidOfNamesakesInCommonStaysWithEach() {
        var archived = new Table("archive", "people", List.of(column("contact", EMAILS)), List.of(), 3L, "");
        var both = new Schema(
                List.of(archived, people(column("contact", EMAILS)).tables().getFirst()), List.of());
        var kept = JsonColumn.MAPPER.readValue(
                "{\"words\": {\"people\": \"who works here\", \"people.contact\": \"how to reach them\"}}",
                Snapshot.Descriptions.class);
        var now = first(both);

        var read = new Snapshot(
                now.source(),
                now.schema(),
                kept,
                now.classifications(),
                now.statedKeys(),
                now.hash(),
                now.takenAt(),
                now.version());

        assertThat(read.described().tables()).extracting(Table::description).containsOnly("who works here");
        assertThat(read.described().tables())
                .extracting(it -> it.columns().getFirst().description())
                .containsOnly("how to reach them");
        assertThat(read.described(Map.of(DescribedPlace.of(archived), ""))
                        .described()
                        .tables())
                .extracting(Table::description)
                .containsExactly("", "who works here");
    }

    @Test
    void aColumnWithOtherValuesIsAnother() {
        var before = decide(first(people(column("contact", EMAILS))), "contact", Label.EMAIL, Status.CONFIRMED);

        var after = before.retaken(people(column("town", List.of("Rome", "Paris"))), LATER);

        assertThat(after.classified()).isEmpty();
    }

    private static Classification of(Snapshot snapshot, String column) {
        return snapshot.classified().stream()
                .filter(it -> it.column().equals(column))
                .findFirst()
                .orElseThrow()
                .classification();
    }

    private static Snapshot decide(Snapshot snapshot, String name, Label label, Status status) {
        var table = snapshot.schema().value().tables().getFirst();
        var column = table.column(name).orElseThrow();
        var known = snapshot.classifications().of(table, column);
        var decided = Classification.decided(Actor.system(), known, label, status, "", NOW);
        return snapshot.classified(snapshot.classifications().with(table, column, decided));
    }

    private static Snapshot first(Schema schema) {
        return Snapshot.first(new DataSourceId(new UUID(0, 1)), schema, NOW);
    }

    private static Schema people(Column... columns) {
        return table("people", columns);
    }

    private static Schema table(String name, Column... columns) {
        return new Schema(List.of(new Table(null, name, List.of(columns), List.of(), 3L, "")), List.of());
    }

    private static Column column(String name, List<String> values) {
        return new Column(
                name,
                Type.TEXT,
                "VARCHAR",
                true,
                "",
                values,
                (long) values.size(),
                values.getFirst(),
                values.getLast());
    }
}
