package candela.server.model.limit;

import candela.server.model.limit.Share.Ask;
import candela.server.model.limit.Share.Key;
import candela.server.model.limit.Share.Part;
import candela.server.model.limit.Share.Told;
import candela.server.platform.TypedId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** All shares that this node holds. */
@Component
class ShareBook {

    private static final Logger LOG = LoggerFactory.getLogger(ShareBook.class);
    private static final int AT_ONCE = 200;

    private final UUID node = TypedId.next();
    private final Map<Key, Held> shares = new ConcurrentHashMap<>();
    private final Shares store;
    private final WindowClock clock;
    private final ApplicationEventPublisher events;

    ShareBook(Shares store, WindowClock clock, ApplicationEventPublisher events) {
        this.store = store;
        this.clock = clock;
        this.events = events;
    }

    /** A share, and the limit that it is of. */
    private record Held(Limit limit, Share share) {

        boolean over(Instant now) {
            return !limit.span().end(share.key().starts()).isAfter(now);
        }
    }

    /** Its name among the nodes. */
    UUID node() {
        return node;
    }

    /** A part of this node's share for a call, or null where no more can be had. */
    @Nullable
    Part take(Limit limit, UUID instance, long amount) {
        return pinned(limit, instance).take(amount, this::renew);
    }

    /** How a limit stands, as far as this node knows. */
    Share.Standing standing(Limit limit, UUID instance) {
        var held = shares.get(new Key(limit.id().value(), instance, limit.span().start(clock.now())));
        return held == null ? Share.Standing.UNKNOWN : held.share.standing();
    }

    private Share pinned(Limit limit, UUID instance) {
        var key = new Key(limit.id().value(), instance, limit.span().start(clock.now()));
        var held = shares.compute(key, (it, known) -> {
            var now = known == null ? new Held(limit, new Share(it)) : known;
            now.share.pin();
            return now;
        });
        return Objects.requireNonNull(held).share;
    }

    private void renew(Share share) {
        var ask = share.ask(false);
        if (ask != null) {
            renew(List.of(share), List.of(ask));
        }
    }

    /** Tells the database what was used and gives back what is not needed. */
    void renewAll() {
        var now = clock.now();
        var due = shares.values().stream()
                .filter(it -> it.share.isDue(it.over(now)))
                .sorted(Comparator.comparing(it -> it.share.key()))
                .toList();
        for (var from = 0; from < due.size(); from += AT_ONCE) {
            renew(due.subList(from, Math.min(due.size(), from + AT_ONCE)), now);
        }
        shares.keySet().forEach(it -> shares.computeIfPresent(it, (key, held) -> held.share.isIdle() ? null : held));
    }

    private void renew(List<Held> some, Instant now) {
        var asked = new ArrayList<Share>();
        var asks = new ArrayList<Ask>();
        for (var held : some) {
            var ask = held.share.ask(held.over(now));
            if (ask != null) {
                asked.add(held.share);
                asks.add(ask);
            }
        }
        if (!asks.isEmpty()) {
            renew(asked, asks);
        }
    }

    private void renew(List<Share> asked, List<Ask> asks) {
        var answers = List.<Told>of();
        try {
            answers = store.renew(node, asks);
        } catch (DataAccessException e) {
            LOG.warn("The database did not renew {} shares of limits: {}", asks.size(), e.getMessage());
        } finally {
            if (answers.isEmpty()) {
                asked.forEach(Share::unheard);
            }
        }
        for (var i = 0; i < answers.size(); i++) {
            clock.heard(answers.get(i).at());
            asked.get(i).heard(asks.get(i), answers.get(i));
        }
        for (var i = 0; i < answers.size(); i++) {
            warn(asked.get(i).key(), answers.get(i));
        }
    }

    private void warn(Key key, Told told) {
        var held = shares.get(key);
        if (told.warn() && held != null) {
            var nearing =
                    new LimitNearing(held.limit, key.instance(), told.standing().used());
            events.publishEvent(nearing);
            events.publishEvent(nearing.audited());
        }
    }

    /** Says that this node lives, and counts as used what nodes held that do not. */
    void beat(Duration silence) {
        if (!shares.isEmpty()) {
            store.renew(node, List.of());
        }
        var dead = store.writeOff(silence);
        if (dead > 0) {
            LOG.warn("{} nodes have died; what they held of limits counts as used", dead);
        }
    }

    void leave() {
        renewAll();
        renewAll();
        store.leave(node);
    }
}
