package candela.server.datasource.policy;

import static org.assertj.core.api.Assertions.assertThat;

import candela.engine.sql.Attributes;
import candela.server.platform.Actor;
import candela.server.platform.Actor.Origin;
import candela.server.platform.Actor.TeamId;
import candela.server.platform.Actor.UserId;
import candela.server.platform.TypedId;
import candela.server.team.Member;
import candela.server.team.MemberAttributes;
import candela.server.team.Standing;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What policies and databases know of the one who asks. */
class PolicyBindingTest {
    private static final TeamId TEAM = new TeamId(TypedId.next());
    private static final UserId ANA = new UserId(TypedId.next());
    private static final Actor ACTOR = Actor.person(ANA, TEAM, Set.of(), Origin.SYSTEM);

    @Test
    void aDatabaseKnowsAPersonByExactlyOneName() {
        assertThat(PolicyBinding.alone(List.of(" ana "))).contains("ana");
        assertThat(PolicyBinding.alone(List.of())).isEmpty();
        assertThat(PolicyBinding.alone(List.of("ana", "ben"))).isEmpty();
    }

    /** Without a name one would ask as the source's own user, who sees everything. */
    @Test
    void anEmptyNameIsNone() {
        assertThat(PolicyBinding.alone(List.of("  "))).isEmpty();
    }

    @Test
    void whatIsKnownOfEverybodyGoesBeforeWhatIsSaidOfThem() {
        var said = Map.of(
                "id", List.of("x"),
                "email", List.of("x"),
                "teams", List.of("x"),
                "role", List.of("x"),
                "region", List.of("North"));

        assertThat(PolicyBinding.attributes(ACTOR, Optional.of("ana@example.com"), standing(said)))
                .isEqualTo(Attributes.of(Map.of(
                        "id", ANA.value().toString(),
                        "email", "ana@example.com",
                        "teams", TEAM.value().toString(),
                        "role", "analyst",
                        "region", "North")));
    }

    @Test
    void anAccountThatIsGoneHasNoEmailThatAnybodyCouldHaveGivenIt() {
        var known = PolicyBinding.attributes(
                ACTOR, Optional.empty(), standing(Map.of("email", List.of("ben@example.com"))));

        assertThat(known.values()).containsEntry("email", List.of());
    }

    private static Standing standing(Map<String, List<String>> said) {
        var member =
                new Member(TEAM, ANA, List.of(), new MemberAttributes(said), ANA, Instant.EPOCH, ANA, Instant.EPOCH);
        return new Standing(List.of(TEAM), List.of("analyst"), member);
    }
}
