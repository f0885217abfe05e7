package candela.server.model.limit;

import candela.server.model.limit.Share.Part;
import java.time.Instant;
import java.util.List;

/** What a call may use at most, taken from all limits that it comes under, until it is settled; only once. */
public final class Reservation {

    private final List<Reserved> parts;
    private boolean settled;

    Reservation(List<Reserved> parts) {
        this.parts = List.copyOf(parts);
    }

    /** A part of one limit's share. */
    record Reserved(Limit limit, Part part) {}

    /**
     * How a limit stands that the call came under.
     *
     * @param left what others may still use, beside what this call reserved
     * @param resetsAt when the next span begins
     */
    public record Standing(Metric metric, Span span, long most, long left, Instant resetsAt) {}

    /** What the call really used counts from now on; what it reserved beyond that is free again. */
    public synchronized void settle(Amounts used) {
        if (!settled) {
            settled = true;
            parts.forEach(it -> it.part.settle(used.of(it.limit.metric())));
        }
    }

    /** The call was not made. */
    public void release() {
        settle(Amounts.NONE);
    }

    public List<Standing> standings() {
        return parts.stream().map(Reservation::standing).toList();
    }

    private static Standing standing(Reserved it) {
        var now = it.part.share().standing();
        var limit = it.limit;
        return new Standing(
                limit.metric(),
                limit.span(),
                now.most(),
                now.room(),
                limit.span().end(it.part.share().key().starts()));
    }
}
