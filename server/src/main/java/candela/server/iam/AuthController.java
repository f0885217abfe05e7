package candela.server.iam;

import candela.server.platform.Actor;
import candela.server.platform.Anonymous;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.info.BuildProperties;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/auth")
class AuthController {

    record Login(@NotBlank String login, @NotBlank String password) {}

    record AuthState(boolean setupRequired, String version) {}

    record SetupRequest(
            @NotBlank String token,
            @NotBlank String email,
            @NotBlank String displayName,
            @NotBlank String password,
            @Nullable String locale) {

        User.Details details() {
            return new User.Details(
                    UserRules.email(email),
                    UserRules.displayName(displayName),
                    locale == null ? "en" : UserRules.locale(locale));
        }
    }

    record RefreshToken(@NotBlank String refreshToken) {}

    @Schema(name = "TokenPair")
    record TokenView(String accessToken, String refreshToken, String tokenType, long expiresIn) {

        static TokenView of(SignIn.Tokens tokens) {
            return new TokenView(
                    tokens.access(), tokens.refresh(), "Bearer", tokens.lasts().toSeconds());
        }
    }

    private final SignIn signIn;
    private final Setup setup;
    private final Profile profile;
    private final SessionCookie cookie;
    private final BuildProperties build;

    AuthController(SignIn signIn, Setup setup, Profile profile, SessionCookie cookie, BuildProperties build) {
        this.signIn = signIn;
        this.setup = setup;
        this.profile = profile;
        this.cookie = cookie;
        this.build = build;
    }

    @GetMapping("/state")
    AuthState state(@Anonymous Actor actor) {
        return new AuthState(setup.required(actor), String.valueOf(build.getVersion()));
    }

    @PostMapping("/setup")
    @ResponseStatus(HttpStatus.CREATED)
    MeController.Me setUp(@Anonymous Actor actor, @Valid @RequestBody SetupRequest body, HttpServletResponse response) {
        return enter(setup.complete(actor, body.token(), body.details(), body.password()), response);
    }

    @PostMapping("/session")
    MeController.Me signIn(@Anonymous Actor actor, @Valid @RequestBody Login body, HttpServletResponse response) {
        return enter(signIn.browser(actor, body.login(), body.password()), response);
    }

    @DeleteMapping("/session")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void signOut(@Anonymous Actor actor, HttpServletResponse response) {
        signIn.out(actor);
        cookie.take(response);
    }

    @PostMapping("/tokens")
    TokenView tokens(@Anonymous Actor actor, @Valid @RequestBody Login body) {
        return TokenView.of(signIn.program(actor, body.login(), body.password()));
    }

    @PostMapping("/tokens/refresh")
    TokenView refresh(@Anonymous Actor actor, @Valid @RequestBody RefreshToken body) {
        return TokenView.of(signIn.refresh(actor, body.refreshToken()));
    }

    @PostMapping("/tokens/revoke")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@Anonymous Actor actor, @Valid @RequestBody RefreshToken body) {
        signIn.revoke(actor, body.refreshToken());
    }

    private MeController.Me enter(Tickets.Entry entry, HttpServletResponse response) {
        cookie.give(response, entry.token());
        return MeController.Me.of(profile.me(entry.actor()));
    }
}
