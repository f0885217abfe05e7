package candela.engine.sql;

import static candela.engine.sql.Office.mask;
import static candela.engine.sql.Office.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What policies do together, and what their writer is told. */
class PoliciesTest {

    @Test
    void aVerdictNamesThePoliciesThatWereWrittenIntoTheStatement() {
        var allowed = allowed(Office.policies(), "SELECT s.id FROM sales s JOIN regions USING (region)");
        assertThat(allowed.policies()).containsExactlyInAnyOrder("rows of sales", "sales's owner");
        assertThat(allowed.tables()).containsExactlyInAnyOrder("sales", "regions");
        assertThat(allowed(Office.policies(), "SELECT * FROM regions").policies())
                .isEmpty();
    }

    @Test
    void whatPoliciesMadeOfAStatementIsToldWithoutNamingWhatIsHidden() {
        var policies = Office.policies(
                rows("regions", "region = 'a'"),
                mask("people", "salary", "round(1000)"),
                mask("people", "ssn", "hide"),
                mask("people", "name", "hash"),
                mask("people", "Name", "partial(1, 0)"));
        assertThat(policies.effects(allowed(policies, "SELECT 1 FROM regions")))
                .containsExactly(new Policies.Effect("rows of regions", "regions", null, null));
        assertThat(policies.effects(allowed(policies, "SELECT salary FROM people")))
                .extracting(Policies.Effect::column, it -> String.valueOf(it.mask()))
                .containsExactly(
                        tuple("salary", "Round[step=1000]"),
                        tuple(null, "Hide[]"),
                        tuple("name", "Null[]"),
                        tuple("Name", "Null[]"));
        assertThat(policies.effects(allowed(policies, "SELECT 1 FROM sales"))).isEmpty();
    }

    @Test
    void ofOnePolicyOfSeveralTablesIsToldWhatItMadeOfThoseThatAreRead() {
        var policies = Office.policies(
                named("Hidden", "people", "ssn", "hide"),
                named("Hidden", "people", "phone", "hide"),
                named("Hidden", "sales", "owner", "hide"));
        assertThat(policies.effects(allowed(policies, "SELECT name FROM people")))
                .containsExactly(new Policies.Effect("Hidden", "people", null, new Mask.Hide()));
    }

    @Test
    void aMaskOfAnotherTablesColumnOfTheSameNameIsNotMixedIn() {
        var policies = Office.policies(
                mask("people", "id", "hash"),
                mask("SALES", "id", "null"),
                new ColumnPolicy("Ours", new TableName("hr", "notes"), "text", Mask.parse("null")),
                new ColumnPolicy("Theirs", new TableName("law", "notes"), "text", Mask.parse("hide")));
        assertThat(policies.effects(allowed(policies, "SELECT 1 FROM people, sales, hr.notes")))
                .as("the notes of another namespace are not read")
                .containsExactly(
                        new Policies.Effect("people's id", "people", "id", new Mask.Hash()),
                        new Policies.Effect("SALES's id", "SALES", "id", new Mask.Null()),
                        new Policies.Effect("Ours", "notes", "text", new Mask.Null()));
    }

    @Test
    void aTableThatWasAtHandIsNoOtherOfItsName() {
        var notes = Office.table(null, "notes", "id integer");
        var twins = new Schema(
                List.of(
                        notes,
                        Office.table("hr", "notes", "id integer", "text text"),
                        Office.table(null, "Notes", "id integer")),
                List.of());
        var policies = Office.policies(new ColumnPolicy("x", TableName.of(notes), "id", Mask.parse("null")));

        assertThat(twins.tables().stream().filter(TableName.of(notes)::means)).containsExactly(notes);
        assertThat(twins.tables().stream().filter(new TableName(null, "notes")::means))
                .hasSize(3);
        assertThat(((Verdict.Allowed) new Guard(Dialect.POSTGRESQL, twins, policies).check("SELECT text FROM hr.notes"))
                        .policies())
                .isEmpty();
        assertThat(TableName.of(notes).overlaps(TableName.of(twins.tables().get(1))))
                .isFalse();
        assertThat(TableName.of(notes).overlaps(new TableName("hr", "Notes"))).isTrue();
    }

    @Test
    void aPolicyThatNamesASchemaBindsItsTableAlone() {
        var schema = orders("archive", null);
        var policies = bound(new TableName("archive", "Orders").in(schema));

        assertThat(bindings(schema, policies, "SELECT id FROM archive.orders")).containsExactly("x");
        assertThat(bindings(schema, policies, "SELECT id FROM orders")).isEmpty();
        assertThat(bindings(schema, policies, "SELECT id FROM public.orders")).isEmpty();
        assertThat(policies.narrow(schema).tables())
                .extracting(Schema.Table::namespace, Schema.Table::rowCount)
                .containsExactly(tuple("archive", null), tuple(null, 10L));
    }

    @Test
    void aSchemaThatNobodyFoundMayBeTheDefaultOne() {
        var schema = orders("archive", null);
        for (var written : List.of("public", "shop", "ARCHIVE")) {
            assertThat(bindings(
                            schema, bound(new TableName(written, "orders").in(schema)), "SELECT id FROM public.orders"))
                    .as(written)
                    .containsExactly("x");
        }
        assertThat(new TableName(null, "orders").in(schema)).isEqualTo(new TableName(null, "orders"));
        assertThat(new TableName("", "orders").in(schema)).isEqualTo(new TableName("", "orders"));
    }

    /** As PostgreSQL's is for whom a search path puts another schema before it. */
    @Test
    void theTableOfPublicIsBoundWhereThatIsNotTheDefaultSchema() {
        var schema = orders(null, "public");
        var policies = bound(new TableName("public", "orders").in(schema));

        assertThat(bindings(schema, policies, "SELECT id FROM public.orders")).containsExactly("x");
        assertThat(bindings(schema, policies, "SELECT id FROM orders")).isEmpty();
    }

    @Test
    void aNameAloneIsThatOfTheDefaultSchemaInWhateverOrderTablesAreFound() {
        var schema = orders("archive", null);

        assertThat(bindings(schema, bound(new TableName("", "orders")), "SELECT id FROM orders"))
                .containsExactly("x");
    }

    /** Each connection has a search path of its own, which says which of them is read. */
    @Test
    void aNameAloneThatSeveralSchemasHaveAndNotTheDefaultOneIsNotRead() {
        var schema = orders("archive", "zoo");
        var policies = bound(TableName.exactly("zoo", "orders"));
        var guard = new Guard(Dialect.POSTGRESQL, schema, policies);

        assertThat(guard.check("SELECT id FROM orders"))
                .isEqualTo(new Verdict.Refused(
                        "ambiguous-name",
                        "Several tables may be called orders: write \"archive\".\"orders\" or \"zoo\".\"orders\".",
                        1,
                        16));
        assertThat(bindings(schema, policies, "SELECT id FROM zoo.orders")).containsExactly("x");
        assertThat(bindings(schema, policies, "SELECT id FROM archive.orders")).isEmpty();
        assertThat(bindings(schema, policies, "WITH orders AS (SELECT 1 AS id) SELECT id FROM orders"))
                .isEmpty();
    }

    @Test
    void ofTablesThatMayNotBeKnownNoneIsNamedWhereANameMayMeanSeveral() {
        var schema = orders("archive", "zoo");
        var hidden = List.of(new ColumnPolicy("x", TableName.exactly("zoo", "orders"), "id", Mask.parse("hide")));
        var guard = new Guard(Dialect.POSTGRESQL, schema, new Policies(List.of(), hidden, Attributes.NONE, ""));

        assertThat(((Verdict.Refused) guard.check("SELECT id FROM orders")).message())
                .contains("archive")
                .doesNotContain("zoo");
    }

    @Test
    void aViewThatReadsTheOtherTableOfThatNameIsNotBarred() {
        var view = Office.table(null, "recent", "id integer");
        var tables = Stream.concat(orders("archive", null).tables().stream(), Stream.of(view))
                .toList();
        var views = List.of(new Schema.View(TableName.of(view), List.of(TableName.exactly(null, "orders"))));
        var schema = new Schema(tables, List.of(), views);
        var archived = new RowPolicy("x", new TableName("archive", "orders").in(schema), RowFilter.parse("id > 0"));
        var policies = new Policies(List.of(archived), List.of(), Attributes.NONE, "", views);

        assertThat(policies.barred(schema)).isEmpty();
    }

    @Test
    void aColumnPolicyThatWasWrittenForAViewSaysWhatMayBeSeenOfIt() {
        var view = Office.table("archive", "recent", "id integer");
        var tables = Stream.concat(orders("archive", null).tables().stream(), Stream.of(view))
                .toList();
        var views = List.of(new Schema.View(TableName.of(view), List.of(TableName.exactly("archive", "orders"))));
        var schema = new Schema(tables, List.of(), views);
        var archived = new RowPolicy("x", new TableName("archive", "orders").in(schema), RowFilter.parse("id > 0"));
        var named = new TableName("archive", "recent").in(schema);
        var chosen = new ColumnPolicy("y", named, "id", Mask.parse("null"), true);
        var found = new ColumnPolicy("y", named, "id", Mask.parse("null"));

        assertThat(new Policies(List.of(archived), List.of(found), Attributes.NONE, "", views).barred(schema))
                .containsExactly(view);
        assertThat(new Policies(List.of(archived), List.of(chosen), Attributes.NONE, "", views).barred(schema))
                .isEmpty();
    }

    private static Schema orders(@Nullable String one, @Nullable String other) {
        return new Schema(
                List.of(Office.table(one, "orders", "id integer"), Office.table(other, "orders", "id integer")),
                List.of());
    }

    private static Policies bound(TableName table) {
        return new Policies(
                List.of(new RowPolicy("x", table, RowFilter.parse("id > 0"))), List.of(), Attributes.NONE, "");
    }

    private static List<String> bindings(Schema schema, Policies policies, String sql) {
        return List.copyOf(((Verdict.Allowed) new Guard(Dialect.POSTGRESQL, schema, policies).check(sql)).policies());
    }

    @Test
    void whereAMaskDoesNotFitAColumnIsLeftEmpty() {
        var people = Office.schema().table("people").orElseThrow();
        var partial = Mask.parse("partial(1, 1)");
        assertThat(partial.fitted(people.column("name").orElseThrow(), Dialect.POSTGRESQL))
                .isEqualTo(partial);
        assertThat(partial.fitted(people.column("salary").orElseThrow(), Dialect.POSTGRESQL))
                .isEqualTo(new Mask.Null());
        assertThat(Mask.parse("hash").fitted(people.column("name").orElseThrow(), Dialect.SQLITE))
                .isEqualTo(new Mask.Null());
    }

    @Test
    void theStatementAndTheSaltDoNotShowInLogs() {
        var policies = Office.policies(mask("people", "name", "hash"));
        assertThat(policies.toString()).doesNotContain("pepper").contains("people's name");
        assertThat(allowed(policies, "SELECT name FROM people").toString()).doesNotContain("pepper");
    }

    @Test
    void severalRowPoliciesMustAllAgree() {
        var policies = Office.policies(rows("regions", "region = 'a'"), rows("regions", "country = 'b'"));
        assertThat(allowed(policies, "SELECT 1 FROM regions").sql())
                .contains("WHERE (t.\"region\" = 'a') AND (t.\"country\" = 'b') OFFSET 0");
    }

    @Test
    void twoMasksOfOneColumnShowWhatBothWouldShow() {
        var same =
                Office.policies(mask("regions", "region", "partial(1, 0)"), mask("regions", "region", "partial(1,0)"));
        assertThat(allowed(same, "SELECT 1 FROM regions").sql()).contains("SUBSTR(t.\"region\", 1, 1) || '***'");
        var different = Office.policies(mask("regions", "region", "partial(1, 0)"), mask("regions", "region", "hash"));
        assertThat(allowed(different, "SELECT 1 FROM regions").sql())
                .contains("CASE WHEN 1 = 0 THEN t.\"region\" END AS \"region\"");
        var hidden = Office.policies(mask("regions", "region", "hash"), mask("regions", "Region", "hide"));
        assertThat(allowed(hidden, "SELECT 1 FROM regions").sql()).contains("(SELECT t.\"country\" FROM regions t)");
        var first = Office.policies(mask("regions", "region", "hide"), mask("regions", "region", "hash"));
        assertThat(allowed(first, "SELECT 1 FROM regions").sql()).contains("(SELECT t.\"country\" FROM regions t)");
    }

    @Test
    void aPolicyThatNoLongerFitsLetsNobodyRead() {
        var policies = Office.policies(rows("regions", "continent = 'x'"), mask("people", "nickname", "hide"));
        var refused = refused(policies, "SELECT 1 FROM sales, regions");
        assertThat(refused.rule()).isEqualTo("broken-policy");
        assertThat(refused.message()).contains("rows of regions", "regions").doesNotContain("continent", "country");
        assertThat(refused.column()).isEqualTo(22);
        assertThat(refused(policies, "SELECT id FROM people").rule()).isEqualTo("broken-policy");
        assertThat(allowed(policies, "SELECT 1 FROM sales").policies()).isEmpty();
    }

    @Test
    void aMaskThatNoLongerFitsItsColumnLetsNobodyRead() {
        var ofANumber = Office.policies(mask("people", "salary", "partial(1, 1)"));
        assertThat(refused(ofANumber, "SELECT id FROM people").rule()).isEqualTo("broken-policy");
        var hash = Office.policies(mask("people", "name", "hash"));
        var sqlite = new Guard(Dialect.SQLITE, Office.schema(Dialect.SQLITE), hash);
        var refused = (Verdict.Refused) sqlite.check("SELECT id FROM people");
        assertThat(refused.rule()).isEqualTo("broken-policy");
    }

    @Test
    void aTableOfWhichNothingMayBeSeenIsNotSuggested() {
        var hidden = Office.policies(mask("vault", "code", "hide"));
        assertThat(refused(hidden, "SELECT 1 FROM vaults").message())
                .doesNotContain("vault\"")
                .endsWith("Choose one of its tables.");
        assertThat(refused(Office.policies(), "SELECT 1 FROM regionss").message())
                .contains("\"regions\"");
    }

    @Test
    void aPolicyWithoutANamespaceBindsTheTableInEach() {
        assertThat(allowed(Office.policies(), "SELECT id FROM hr.notes").sql())
                .contains("FROM hr.notes t WHERE ((t.\"person\" = 7) AND (t.\"data\" IS NOT NULL)) OFFSET 0");
        var elsewhere = new RowPolicy("x", new TableName("law", "notes"), RowFilter.parse("false"));
        assertThat(allowed(Office.policies(elsewhere), "SELECT id FROM hr.notes")
                        .policies())
                .isEmpty();
    }

    @Test
    void problemsAreFoundBeforeAnybodyIsBound() {
        var policies = Office.policies(
                rows("regions", "region = {user.regio}"),
                rows("planets", "true"),
                mask("people", "salary", "partial(1, 1)"),
                mask("people", "id", "hash"),
                mask("people", "nickname", "hide"));
        assertThat(policies.problems(Dialect.SQLITE, Office.schema(), Map.of("region", ValueType.TEXT)))
                .extracting(Policies.Problem::message)
                .containsExactly(
                        "Nothing is known of people under the name regio. Did you mean region?",
                        "There is no table planets in this source.",
                        "partial(1, 1) does not fit salary, a column of decimal: use null or hide.",
                        "SQLite cannot hash: use partial, null or hide.",
                        "There is no column nickname in people. It has: id, name, email, salary, ssn, born, phone.");
        assertThat(Office.policies().problems(Dialect.POSTGRESQL, Office.schema(), Map.of("region", ValueType.TEXT)))
                .isEmpty();
    }

    @Test
    void aHashIsATextForATextAndANumberForANumber() {
        var policies = Office.policies(mask("people", "name", "hash"), mask("people", "id", "hash"));
        assertThat(allowed(policies, "SELECT 1 FROM people").sql())
                .contains("THEN ENCODE(SHA256(CONVERT_TO('pepper' || CAST(t.\"name\" AS TEXT), 'UTF8')), 'hex') END AS")
                .contains("THEN CAST(CAST('x' || SUBSTR(ENCODE(SHA256(CONVERT_TO('pepper' || CAST(t.\"id\" AS TEXT),"
                        + " 'UTF8')), 'hex'), 1, 13) AS BIT(52)) AS BIGINT) END AS");
    }

    @Test
    void aHashNeedsASalt() {
        var hash = List.of(mask("people", "name", "hash"));
        assertThatThrownBy(() -> new Policies(List.of(), hash, Attributes.NONE, " "))
                .isInstanceOf(IllegalArgumentException.class);
        var others = List.of(mask("people", "name", "null"));
        assertThat(new Policies(List.of(), others, Attributes.NONE, "").columns())
                .isEqualTo(others);
    }

    @Test
    void theSchemaThatAPersonMayKnowTellsNothingOfWhatIsHidden() {
        Schema narrowed = Office.policies(
                        mask("people", "ssn", "hide"),
                        mask("people", "name", "hash"),
                        mask("people", "id", "hash"),
                        mask("vault", "code", "hide"),
                        rows("regions", "region = 'a'"))
                .narrow(Office.schema());
        assertThat(narrowed.table("vault")).isEmpty();
        Schema.Table people = narrowed.table("people").orElseThrow();
        assertThat(people.column("ssn")).isEmpty();
        assertThat(people.column("id").orElseThrow())
                .as("a number that is hashed stays a number, of which nothing is known")
                .satisfies(it -> assertThat(it.type()).isEqualTo(Schema.Type.INTEGER))
                .satisfies(it -> assertThat(it.distinct()).isNull());
        assertThat(narrowed.table("sales").orElseThrow().column("id").orElseThrow())
                .as("the same name in another table")
                .isEqualTo(Office.schema()
                        .table("sales")
                        .orElseThrow()
                        .column("id")
                        .orElseThrow());
        assertThat(people.column("name").orElseThrow().samples()).isEmpty();
        assertThat(people.column("name").orElseThrow().least()).isNull();
        assertThat(people.column("email").orElseThrow().samples()).isNotEmpty();
        Schema.Table regions = narrowed.table("regions").orElseThrow();
        assertThat(regions.rowCount()).isNull();
        assertThat(regions.bytes()).isNull();
        assertThat(people.bytes()).isEqualTo(8_192L);
        assertThat(regions.column("country").orElseThrow().samples()).isEmpty();
        assertThat(Policies.NONE.narrow(Office.schema())).isEqualTo(Office.schema());
    }

    private static ColumnPolicy named(String name, String table, String column, String mask) {
        return new ColumnPolicy(name, new TableName(null, table), column, Mask.parse(mask));
    }

    private static Verdict.Allowed allowed(Policies policies, String sql) {
        return (Verdict.Allowed) new Guard(Dialect.POSTGRESQL, Office.schema(), policies).check(sql);
    }

    private static Verdict.Refused refused(Policies policies, String sql) {
        return (Verdict.Refused) new Guard(Dialect.POSTGRESQL, Office.schema(), policies).check(sql);
    }
}
