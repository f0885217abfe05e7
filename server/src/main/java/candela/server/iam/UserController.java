package candela.server.iam;

import candela.server.platform.Actor;
import candela.server.platform.Actor.UserId;
import candela.server.platform.Page;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/users")
class UserController {

    @Schema(name = "User")
    record UserView(
            UserId id,
            String email,
            String username,
            String displayName,
            String status,
            boolean administrator,
            @Nullable Instant lastLoginAt,
            Instant createdAt) {

        static UserView of(User user) {
            return new UserView(
                    user.id(),
                    Contact.mask(user.email()),
                    user.username(),
                    user.displayName(),
                    user.status().name().toLowerCase(Locale.ROOT),
                    user.administrator(),
                    user.lastLoginAt(),
                    user.createdAt());
        }
    }

    record NewUser(
            @NotBlank String email,
            @Nullable String username,
            @NotBlank String displayName,
            @NotBlank String password,
            boolean administrator) {

        Accounts.NewAccount account() {
            return new Accounts.NewAccount(email, username, displayName, "en", password, administrator);
        }
    }

    record UserChange(
            @Nullable String displayName,
            @Nullable String status,
            @Nullable Boolean administrator) {

        Accounts.Change change() {
            return new Accounts.Change(displayName, status == null ? null : UserRules.status(status), administrator);
        }
    }

    record NewPassword(@NotBlank String password) {}

    private final Accounts accounts;

    UserController(Accounts accounts) {
        this.accounts = accounts;
    }

    @GetMapping
    Page<UserView> list(
            Actor actor,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable UUID cursor) {
        return accounts.list(actor, q, cursor).map(UserView::of);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    UserView create(Actor actor, @Valid @RequestBody NewUser body) {
        return UserView.of(accounts.create(actor, body.account()));
    }

    @PatchMapping("/{id}")
    UserView change(Actor actor, @PathVariable UserId id, @RequestBody UserChange body) {
        return UserView.of(accounts.change(actor, id, body.change()));
    }

    @PutMapping("/{id}/password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void password(Actor actor, @PathVariable UserId id, @Valid @RequestBody NewPassword body) {
        accounts.password(actor, id, body.password());
    }
}
