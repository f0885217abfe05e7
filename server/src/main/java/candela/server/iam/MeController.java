package candela.server.iam;

import candela.server.platform.Actor;
import candela.server.platform.Actor.TeamId;
import candela.server.platform.Actor.UserId;
import candela.server.platform.Membership;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/me")
class MeController {

    @Schema(name = "TeamRef")
    record MyTeam(TeamId id, String name, boolean personal) {

        static MyTeam of(Membership membership) {
            return new MyTeam(membership.team(), membership.name(), membership.personal());
        }
    }

    record Me(
            UserId id,
            String email,
            String username,
            String displayName,
            String locale,
            String timeZone,
            Map<String, Object> preferences,
            boolean administrator,
            MyTeam team,
            List<MyTeam> teams,
            List<String> permissions) {

        static Me of(Profile.Standing standing) {
            var user = standing.user();
            return new Me(
                    user.id(),
                    user.email(),
                    user.username(),
                    user.displayName(),
                    user.locale(),
                    user.timeZone(),
                    user.preferences().values(),
                    user.administrator(),
                    MyTeam.of(standing.team()),
                    standing.teams().stream().map(MyTeam::of).toList(),
                    standing.permissions().stream().sorted().toList());
        }
    }

    record ProfileChange(
            @Nullable String displayName,
            @Nullable String username,
            @Nullable String locale,
            @Nullable String timeZone,
            @Nullable Map<String, @Nullable Object> preferences) {}

    record PasswordChange(
            @NotBlank String current, @NotBlank String password) {}

    record TeamChoice(@NotNull TeamId team) {}

    private final Profile profile;
    private final OwnPassword password;

    MeController(Profile profile, OwnPassword password) {
        this.profile = profile;
        this.password = password;
    }

    @GetMapping
    Me me(Actor actor) {
        return Me.of(profile.me(actor));
    }

    @PatchMapping
    Me change(Actor actor, @RequestBody ProfileChange body) {
        return Me.of(profile.change(
                actor,
                new Profile.Change(
                        body.displayName(), body.username(), body.locale(), body.timeZone(), body.preferences())));
    }

    @PutMapping("/password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void password(Actor actor, @Valid @RequestBody PasswordChange body) {
        password.change(actor, body.current(), body.password());
    }

    @PutMapping("/team")
    Me team(Actor actor, @Valid @RequestBody TeamChoice body) {
        return Me.of(profile.switchTo(actor, body.team()));
    }
}
