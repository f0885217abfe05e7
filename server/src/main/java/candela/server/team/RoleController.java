package candela.server.team;

import candela.server.platform.Actor;
import candela.server.platform.Page;
import candela.server.team.Role.RoleId;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1")
class RoleController {

    @Schema(name = "Role")
    record RoleView(RoleId id, String name, boolean builtIn, List<String> permissions) {

        static RoleView of(Role role) {
            return new RoleView(role.id(), role.name(), role.builtIn(), role.permissions());
        }
    }

    record NewRole(
            @NotBlank @Size(max = 60) String name, @NotNull List<@NotBlank String> permissions) {}

    private final RoleBook roles;

    RoleController(RoleBook roles) {
        this.roles = roles;
    }

    @GetMapping("/permissions")
    List<String> permissions(Actor actor) {
        return roles.permissions(actor);
    }

    @GetMapping("/roles")
    Page<RoleView> list(Actor actor) {
        return Page.all(roles.list(actor)).map(RoleView::of);
    }

    @PostMapping("/roles")
    @ResponseStatus(HttpStatus.CREATED)
    RoleView create(Actor actor, @Valid @RequestBody NewRole body) {
        return RoleView.of(roles.create(actor, body.name(), body.permissions()));
    }

    @PutMapping("/roles/{id}")
    RoleView change(Actor actor, @PathVariable RoleId id, @Valid @RequestBody NewRole body) {
        return RoleView.of(roles.change(actor, id, body.name(), body.permissions()));
    }

    @DeleteMapping("/roles/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(Actor actor, @PathVariable RoleId id) {
        roles.delete(actor, id);
    }
}
