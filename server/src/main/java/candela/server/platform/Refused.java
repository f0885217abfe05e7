package candela.server.platform;

import org.springframework.web.context.request.WebRequest;

/** Somebody was refused what they asked for. The audit keeps it. */
public record Refused(Actor actor, String path, String reason) {

    /** Of a request that ended so. */
    public static Refused of(WebRequest request, Problem problem) {
        return new Refused(
                ActorResolver.actor(request), request.getDescription(false).replace("uri=", ""), problem.detail());
    }
}
