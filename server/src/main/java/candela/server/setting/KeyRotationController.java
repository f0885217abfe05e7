package candela.server.setting;

import candela.server.platform.Actor;
import candela.server.platform.Actor.UserId;
import candela.server.platform.Page;
import candela.server.setting.KeyRotation.KeyRotationId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/key-rotations")
class KeyRotationController {

    @Schema(name = "KeyRotation")
    record KeyRotationView(
            KeyRotationId id,

            @Schema(allowableValues = {"pending", "running", "retiring", "succeeded", "failed", "cancelled"})
            String status,

            long total,
            long done,
            @Nullable String error,
            UserId askedBy,
            Instant createdAt,
            @Nullable Instant endedAt) {

        static KeyRotationView of(KeyRotation it) {
            return new KeyRotationView(
                    it.id(),
                    it.status().name().toLowerCase(Locale.ROOT),
                    it.total(),
                    it.done(),
                    it.error(),
                    it.askedBy(),
                    it.createdAt(),
                    it.endedAt());
        }
    }

    private final KeyRotations rotations;

    KeyRotationController(KeyRotations rotations) {
        this.rotations = rotations;
    }

    @GetMapping
    Page<KeyRotationView> list(Actor actor) {
        return Page.all(rotations.list(actor)).map(KeyRotationView::of);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    KeyRotationView start(Actor actor) {
        return KeyRotationView.of(rotations.start(actor));
    }

    @GetMapping("/{id}")
    KeyRotationView get(Actor actor, @PathVariable KeyRotationId id) {
        return KeyRotationView.of(rotations.get(actor, id));
    }

    @PostMapping("/{id}/cancel")
    KeyRotationView cancel(Actor actor, @PathVariable KeyRotationId id) {
        return KeyRotationView.of(rotations.cancel(actor, id));
    }
}
