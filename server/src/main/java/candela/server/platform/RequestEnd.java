package candela.server.platform;

import java.util.UUID;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/** The end of the request under way, when its answer is written or nobody takes it any more. */
public final class RequestEnd {

    private RequestEnd() {}

    /** Does something then, whatever became of the request. */
    public static void then(Runnable work) {
        RequestContextHolder.currentRequestAttributes()
                .registerDestructionCallback("candela.end." + UUID.randomUUID(), work, RequestAttributes.SCOPE_REQUEST);
    }
}
