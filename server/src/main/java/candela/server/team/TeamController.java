package candela.server.team;

import candela.server.iam.Contact;
import candela.server.platform.Actor;
import candela.server.platform.Actor.TeamId;
import candela.server.platform.Actor.UserId;
import candela.server.platform.Page;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/teams")
class TeamController {

    @Schema(name = "Team")
    record TeamView(TeamId id, String name, String slug, boolean personal, int members, List<String> roles) {

        static TeamView of(Teams.Seen seen) {
            var team = seen.team();
            return new TeamView(team.id(), team.name(), team.slug(), team.personal(), seen.members(), seen.roles());
        }
    }

    record TeamName(@NotBlank @Size(max = 100) String name) {}

    @Schema(name = "Member")
    record MemberView(
            UserId user,
            String displayName,
            String email,
            List<String> roles,
            Map<String, List<String>> attributes,
            @Nullable String addedBy,
            Instant addedAt,
            @Nullable String assignedBy,
            Instant assignedAt) {

        static MemberView of(Staff.Seen seen) {
            var member = seen.member();
            var person = seen.person();
            return new MemberView(
                    member.user(),
                    person == null ? "" : person.displayName(),
                    person == null ? "" : person.email(),
                    seen.roles(),
                    seen.attributes().values(),
                    name(seen.addedBy()),
                    member.addedAt(),
                    name(seen.assignedBy()),
                    member.assignedAt());
        }

        private static @Nullable String name(@Nullable Contact contact) {
            return contact == null ? null : contact.displayName();
        }
    }

    record NewMember(@NotBlank String login, @NotEmpty List<@NotBlank String> roles) {}

    @Schema(name = "MemberAttributes")
    record AttributesBody(@NotNull Map<@NotBlank String, List<@NotNull String>> attributes) {}

    record MemberRoles(@NotEmpty List<@NotBlank String> roles) {}

    private final Teams teams;
    private final Staff staff;

    TeamController(Teams teams, Staff staff) {
        this.teams = teams;
        this.staff = staff;
    }

    @GetMapping
    Page<TeamView> list(Actor actor) {
        return Page.all(teams.list(actor)).map(TeamView::of);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    TeamView create(Actor actor, @Valid @RequestBody TeamName body) {
        return TeamView.of(teams.create(actor, body.name()));
    }

    @PatchMapping("/{id}")
    TeamView rename(Actor actor, @PathVariable TeamId id, @Valid @RequestBody TeamName body) {
        return TeamView.of(teams.rename(actor, id, body.name()));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(Actor actor, @PathVariable TeamId id) {
        teams.delete(actor, id);
    }

    @GetMapping("/{id}/members")
    Page<MemberView> members(Actor actor, @PathVariable TeamId id) {
        return Page.all(staff.list(actor, id)).map(MemberView::of);
    }

    @PostMapping("/{id}/members")
    @ResponseStatus(HttpStatus.CREATED)
    MemberView add(Actor actor, @PathVariable TeamId id, @Valid @RequestBody NewMember body) {
        return MemberView.of(staff.add(actor, id, body.login(), body.roles()));
    }

    @PutMapping("/{id}/members/{user}")
    MemberView assign(
            Actor actor, @PathVariable TeamId id, @PathVariable UserId user, @Valid @RequestBody MemberRoles body) {
        return MemberView.of(staff.assign(actor, id, user, body.roles()));
    }

    /** In place of all that was said of this member before. */
    @PutMapping("/{id}/members/{user}/attributes")
    MemberView describe(
            Actor actor, @PathVariable TeamId id, @PathVariable UserId user, @Valid @RequestBody AttributesBody body) {
        return MemberView.of(staff.describe(actor, id, user, body.attributes()));
    }

    @DeleteMapping("/{id}/members/{user}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(Actor actor, @PathVariable TeamId id, @PathVariable UserId user) {
        staff.remove(actor, id, user);
    }
}
