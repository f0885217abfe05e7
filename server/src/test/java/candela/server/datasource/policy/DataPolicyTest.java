package candela.server.datasource.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import candela.engine.personal.Label;
import candela.engine.sql.ColumnPolicy;
import candela.engine.sql.Mask;
import candela.engine.sql.Schema;
import candela.engine.sql.TableName;
import candela.server.datasource.Classification;
import candela.server.datasource.ColumnClasses;
import candela.server.datasource.Connection;
import candela.server.datasource.DataSource;
import candela.server.datasource.DataSource.DataSourceId;
import candela.server.datasource.DataSource.Extent;
import candela.server.datasource.DataSource.Status;
import candela.server.datasource.Disclosure;
import candela.server.datasource.Snapshot;
import candela.server.datasource.Uploads;
import candela.server.datasource.policy.DataPolicy.Kind;
import candela.server.datasource.policy.DataPolicy.Terms;
import candela.server.platform.Actor;
import candela.server.platform.Actor.Origin;
import candela.server.platform.Actor.TeamId;
import candela.server.platform.Actor.UserId;
import candela.server.platform.TypedId;
import candela.server.platform.Visibility;
import candela.server.team.Member;
import candela.server.team.MemberAttributes;
import candela.server.team.Role.RoleId;
import candela.server.team.Standing;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whom a policy binds, and which columns: one test for each clause of the condition. */
class DataPolicyTest {
    private static final String FREE = "data_policies:write";
    private static final TeamId HOME = new TeamId(TypedId.next());
    private static final TeamId ELSEWHERE = new TeamId(TypedId.next());
    private static final UserId ANA = new UserId(TypedId.next());
    private static final RoleId SELLER = new RoleId(TypedId.next());
    private static final RoleId OTHER = new RoleId(TypedId.next());

    private static final Standing STRANGER = new Standing(List.of(), List.of(), null);

    @Test
    void oneForEverybodyBindsWhoeverReads() {
        assertThat(binds(policy(null, null, null), ana(HOME), member(OTHER))).isTrue();
        assertThat(binds(policy(null, null, null), ana(ELSEWHERE), STRANGER)).isTrue();
        assertThat(binds(policy(null, null, null), ana(HOME, Actor.ADMIN), STRANGER))
                .isTrue();
    }

    @Test
    void withoutAnExemptionNoPermissionFrees() {
        assertThat(binds(policy(null, null, null), ana(HOME, FREE, "query:run"), member(OTHER)))
                .isTrue();
    }

    @Test
    void whoHasTheExemptPermissionAtHomeIsFree() {
        assertThat(binds(policy(null, null, FREE), ana(HOME, FREE), member(OTHER)))
                .isFalse();
        assertThat(binds(policy(SELLER, null, FREE), ana(HOME, FREE), member(SELLER)))
                .isFalse();
        assertThat(binds(policy(null, ANA, FREE), ana(HOME, FREE), member(OTHER)))
                .isFalse();
    }

    @Test
    void whoLacksTheExemptPermissionIsBound() {
        assertThat(binds(policy(null, null, FREE), ana(HOME, "query:run"), member(OTHER)))
                .isTrue();
    }

    @Test
    void thePermissionOfAnotherTeamDoesNotFree() {
        assertThat(binds(policy(null, null, FREE), ana(ELSEWHERE, FREE), member(OTHER)))
                .isTrue();
    }

    @Test
    void administratorsAreAtHomeEverywhere() {
        assertThat(binds(policy(null, null, FREE), ana(ELSEWHERE, Actor.ADMIN), STRANGER))
                .isFalse();
    }

    @Test
    void oneForAPersonBindsThatPersonAndNobodyElse() {
        assertThat(binds(policy(null, ANA, null), ana(HOME), member(OTHER))).isTrue();
        assertThat(binds(policy(null, ANA, null), ana(ELSEWHERE, Actor.ADMIN), STRANGER))
                .isTrue();
        assertThat(binds(policy(null, new UserId(TypedId.next()), null), ana(HOME), member(OTHER)))
                .isFalse();
    }

    @Test
    void oneForARoleBindsItsHoldersAndNobodyElseInTheTeam() {
        assertThat(binds(policy(SELLER, null, null), ana(HOME), member(SELLER))).isTrue();
        assertThat(binds(policy(SELLER, null, null), ana(HOME), member(OTHER))).isFalse();
    }

    @Test
    void strangersAreUnderTheRulesOfEachRole() {
        assertThat(binds(policy(SELLER, null, null), ana(ELSEWHERE), STRANGER)).isTrue();
    }

    @Test
    void administratorsFromElsewhereHaveNoRole() {
        assertThat(binds(policy(SELLER, null, null), ana(ELSEWHERE, Actor.ADMIN), STRANGER))
                .isFalse();
    }

    @Test
    void administratorsOfTheTeamAreUnderTheRulesOfTheirRoles() {
        assertThat(binds(policy(SELLER, null, null), ana(HOME, Actor.ADMIN), member(SELLER)))
                .isTrue();
    }

    @Test
    void oneThatIsSwitchedOffBindsNobody() {
        var off = policy(policy(null, null, null).terms().off());

        assertThat(binds(off, ana(HOME), member(OTHER))).isFalse();
        assertThat(binds(off, ana(ELSEWHERE), STRANGER)).isFalse();
    }

    @Test
    void oneOfAColumnBindsThatColumn() {
        assertThat(columns(new Terms("x", Kind.COLUMN, null, "staff", "phone", null, "null", null, null, null, true)))
                .containsExactly(new ColumnPolicy("x", new TableName(null, "staff"), "phone", new Mask.Null()));
    }

    @Test
    void oneByClassificationBindsWhatIsConfirmedAndNothingElse() {
        assertThat(columns(ofPhones("hash")))
                .containsExactlyInAnyOrder(
                        new ColumnPolicy("x", TableName.of(STAFF), "phone", new Mask.Hash()),
                        new ColumnPolicy("x", TableName.of(SHOPS), "phone", new Mask.Hash()));
    }

    @Test
    void whereItsMaskDoesNotFitTheColumnIsLeftEmpty() {
        assertThat(columns(ofPhones("partial(1, 0)")))
                .extracting(ColumnPolicy::table, ColumnPolicy::mask)
                .containsExactlyInAnyOrder(
                        tuple(TableName.of(STAFF), new Mask.Partial(1, 0)),
                        tuple(TableName.of(SHOPS), new Mask.Null()));
    }

    /** Whose name alone the database may take for that of their own schema. */
    @Test
    void whoAsksInTheirOwnNameIsBoundByWhatATableOfThatNameHoldsInAnySchema() {
        var asked = source(asPerson());

        var bound = ofPhones("hash").columns(asked, classified());

        assertThat(bound)
                .filteredOn(it -> it.table().means(STAFF))
                .extracting(ColumnPolicy::chosen)
                .containsExactly(false, false);
        assertThat(bound).filteredOn(it -> it.table().means(SHOPS)).hasSize(1);
    }

    private static final Schema.Table STAFF =
            table(null, "staff", "phone text", "fax text", "mobile text", "email text");
    private static final Schema.Table SHOPS = table("other", "staff", "phone integer");

    private static Terms ofPhones(String rule) {
        return new Terms("x", Kind.COLUMN, null, null, null, Label.PHONE, rule, null, null, null, true);
    }

    private static List<ColumnPolicy> columns(Terms terms) {
        return terms.columns(source(), classified());
    }

    /** Of the first table a number is confirmed, one rejected, one proposed, and something else is confirmed. */
    private static Snapshot classified() {
        var seen = Snapshot.first(
                new DataSourceId(TypedId.next()), new Schema(List.of(STAFF, SHOPS), List.of()), Instant.EPOCH);
        var classes = new ColumnClasses(Map.of())
                .with(STAFF, STAFF.columns().get(0), of(Label.PHONE, Classification.Status.CONFIRMED))
                .with(STAFF, STAFF.columns().get(1), of(Label.PHONE, Classification.Status.REJECTED))
                .with(STAFF, STAFF.columns().get(2), of(Label.PHONE, Classification.Status.PROPOSED))
                .with(STAFF, STAFF.columns().get(3), of(Label.EMAIL, Classification.Status.CONFIRMED))
                .with(SHOPS, SHOPS.columns().get(0), of(Label.PHONE, Classification.Status.CONFIRMED));
        return seen.classified(classes);
    }

    private static Classification of(Label label, Classification.Status status) {
        return new Classification(label, status, null, null, Instant.EPOCH, "");
    }

    private static Schema.Table table(@Nullable String namespace, String name, String... columns) {
        var all = Stream.of(columns)
                .map(it -> it.split(" "))
                .map(it -> new Schema.Column(
                        it[0],
                        Schema.Type.valueOf(it[1].toUpperCase(Locale.ROOT)),
                        it[1],
                        true,
                        "",
                        List.of(),
                        null,
                        null,
                        null))
                .toList();
        return new Schema.Table(namespace, name, all, List.of(), null, "");
    }

    private static boolean binds(DataPolicy policy, Actor actor, Standing standing) {
        return policy.binds(actor, source(), standing);
    }

    private static DataPolicy policy(@Nullable RoleId role, @Nullable UserId person, @Nullable String exempt) {
        var terms = new Terms("own rows", Kind.ROW, null, "sales", null, null, "true", role, person, exempt, true);
        return policy(terms);
    }

    private static DataPolicy policy(Terms terms) {
        return DataPolicy.of(Actor.system(), new DataSourceId(TypedId.next()), terms, Instant.EPOCH);
    }

    @Test
    void aViewOfTheirOwnSchemaMayBeMeantByItsNameAlone() {
        var recent = new Schema.View(TableName.of(SHOPS), List.of(TableName.exactly("other", "calls")));
        var seen = Snapshot.first(
                new DataSourceId(TypedId.next()),
                new Schema(List.of(STAFF, SHOPS), List.of(), List.of(recent)),
                Instant.EPOCH);

        assertThat(PolicyBinding.views(source(), seen)).containsExactly(recent);
        assertThat(PolicyBinding.views(source(asPerson()), seen))
                .containsExactly(recent, new Schema.View(TableName.of(STAFF), recent.reads()));
    }

    private static Connection asPerson() {
        var it = Connection.NONE;
        return new Connection(
                "db",
                5432,
                "shop",
                "reader",
                it.tls(),
                null,
                false,
                null,
                null,
                null,
                new Connection.Person(Connection.Person.From.EMAIL, ""),
                null,
                null);
    }

    private static DataSource source() {
        return source(Connection.NONE);
    }

    private static DataSource source(Connection connection) {
        return new DataSource(
                new DataSourceId(TypedId.next()),
                new UserId(TypedId.next()),
                HOME,
                Visibility.TEAM,
                "Shop",
                DataSource.Kind.DEMO,
                connection,
                null,
                Uploads.NONE,
                Status.ACTIVE,
                Disclosure.SCHEMA,
                Extent.UNSEEN,
                Instant.EPOCH,
                0);
    }

    private static Actor ana(TeamId team, String... permissions) {
        return Actor.person(ANA, team, Set.of(permissions), Origin.SYSTEM);
    }

    private static Standing member(RoleId role) {
        var member =
                new Member(HOME, ANA, List.of(role), MemberAttributes.NONE, ANA, Instant.EPOCH, ANA, Instant.EPOCH);
        return new Standing(List.of(HOME), List.of("a role"), member);
    }
}
