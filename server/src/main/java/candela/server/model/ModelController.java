package candela.server.model;

import candela.server.model.Model.ModelId;
import candela.server.model.Routing.Policy;
import candela.server.platform.Actor;
import candela.server.platform.OneOf;
import candela.server.platform.Page;
import candela.server.platform.Words;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/models")
class ModelController {

    @Schema(name = "ModelSwitch")
    record SwitchBody(@NotNull Boolean enabled) {}

    @Schema(name = "ModelRouting")
    record RoutingBody(
            @NotNull @OneOf(Policy.class) String policy,

            @NotNull @Size(max = 200) List<@NotNull ModelId> order) {

        static RoutingBody of(Routing it) {
            return new RoutingBody(Words.text(it.policy()), it.order());
        }

        Routing routing() {
            return new Routing(Words.read(Policy.class, "policy", policy), order);
        }
    }

    private final ModelDesk models;
    private final RoutingDesk routings;

    ModelController(ModelDesk models, RoutingDesk routings) {
        this.models = models;
        this.routings = routings;
    }

    @GetMapping
    Page<ModelView> list(Actor actor) {
        return Page.all(models.list(actor)).map(it -> ModelView.of(actor, it));
    }

    @GetMapping("/{model}")
    ModelView get(Actor actor, @PathVariable ModelId model) {
        return ModelView.of(actor, models.get(actor, model));
    }

    @PutMapping("/{model}")
    ModelView change(Actor actor, @PathVariable ModelId model, @Valid @RequestBody ModelBody body) {
        return ModelView.of(actor, models.change(actor, model, body.form()));
    }

    @PutMapping("/{model}/enabled")
    ModelView enable(Actor actor, @PathVariable ModelId model, @Valid @RequestBody SwitchBody body) {
        return ModelView.of(actor, models.enable(actor, model, body.enabled()));
    }

    @DeleteMapping("/{model}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(Actor actor, @PathVariable ModelId model) {
        models.delete(actor, model);
    }

    @GetMapping("/routing")
    RoutingBody routing(Actor actor) {
        return RoutingBody.of(routings.get(actor));
    }

    @PutMapping("/routing")
    RoutingBody route(Actor actor, @Valid @RequestBody RoutingBody body) {
        return RoutingBody.of(routings.put(actor, body.routing()));
    }
}
