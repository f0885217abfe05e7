package candela.server.iam;

import candela.server.iam.Session.SessionId;
import candela.server.platform.Actor;
import candela.server.platform.Page;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/auth/sessions")
class DeviceController {

    @Schema(name = "Session")
    record SessionView(
            SessionId id,
            String kind,
            Instant createdAt,
            Instant lastSeenAt,
            String ip,
            String userAgent,
            boolean current) {

        static SessionView of(Session session, Actor actor) {
            return new SessionView(
                    session.id(),
                    session.kind().name().toLowerCase(Locale.ROOT),
                    session.createdAt(),
                    session.lastSeenAt(),
                    session.ip(),
                    session.userAgent(),
                    session.id().value().equals(actor.origin().session()));
        }
    }

    private final Devices devices;

    DeviceController(Devices devices) {
        this.devices = devices;
    }

    @GetMapping
    Page<SessionView> list(Actor actor) {
        return Page.all(devices.list(actor)).map(it -> SessionView.of(it, actor));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void signOut(Actor actor, @PathVariable SessionId id) {
        devices.signOut(actor, id);
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void signOutOthers(Actor actor) {
        devices.signOutOthers(actor);
    }
}
