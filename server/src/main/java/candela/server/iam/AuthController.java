package candela.server.iam;

import candela.server.platform.Actor;
import candela.server.platform.Anonymous;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/auth")
class AuthController {

    record Login(@NotBlank String login, @NotBlank String password) {}

    record RefreshToken(@NotBlank String refreshToken) {}

    record TokenView(String accessToken, String refreshToken, String tokenType, long expiresIn) {

        static TokenView of(SignIn.Tokens tokens) {
            return new TokenView(
                    tokens.access(), tokens.refresh(), "Bearer", tokens.lasts().toSeconds());
        }
    }

    private final SignIn signIn;
    private final Profile profile;
    private final SessionCookie cookie;

    AuthController(SignIn signIn, Profile profile, SessionCookie cookie) {
        this.signIn = signIn;
        this.profile = profile;
        this.cookie = cookie;
    }

    @PostMapping("/session")
    MeController.Me signIn(@Anonymous Actor actor, @Valid @RequestBody Login body, HttpServletResponse response) {
        var entry = signIn.browser(actor, body.login(), body.password());
        cookie.give(response, entry.token());
        return MeController.Me.of(profile.me(entry.actor()));
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
}
