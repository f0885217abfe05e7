package candela.server.knowledge.upload;

import candela.server.iam.ApiKey;
import candela.server.iam.ApiKey.KeyId;
import candela.server.iam.KeyRing;
import candela.server.knowledge.Dataset.DatasetId;
import candela.server.knowledge.Datasets;
import candela.server.platform.Actor;
import candela.server.platform.Audited;
import candela.server.platform.Problem;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The door to the keys of a dataset: who may write it makes, sees and takes back all of them. */
@Service
@Transactional
public class UploadKeys {

    private static final String TYPE = "upload_key";

    private final UploadKeyRows rows;
    private final Datasets datasets;
    private final KeyRing ring;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    UploadKeys(UploadKeyRows rows, Datasets datasets, KeyRing ring, ApplicationEventPublisher events, Clock clock) {
        this.rows = rows;
        this.datasets = datasets;
        this.ring = ring;
        this.events = events;
        this.clock = clock;
    }

    /** What a key shall be called, from where it is taken, and until when. */
    record Wish(
            String name, List<String> allowedIps, @Nullable Instant expiresAt) {}

    /** A new key and the key itself, which nobody can read again. */
    record Issued(UploadKey key, String token) {

        /** Keeps the token out of logs. */
        @Override
        public String toString() {
            return "Issued[" + key.prefix() + "]";
        }
    }

    @Transactional(readOnly = true)
    public List<UploadKey> list(Actor actor, DatasetId id) {
        datasets.writable(actor, id);
        return rows.of(id.value());
    }

    Issued create(Actor actor, DatasetId id, Wish wish) {
        datasets.writable(actor, id);
        var issued = ring.create(
                actor,
                new KeyRing.Wish(wish.name(), List.of(ApiKey.UPLOAD), wish.allowedIps(), null, wish.expiresAt()));
        var key = rows.save(new UploadKey(
                issued.key().id(),
                id,
                issued.key().name(),
                issued.key().prefix(),
                actor.user(),
                clock.instant(),
                0,
                null,
                null,
                0));
        events.publishEvent(Audited.created(actor, TYPE, key.key(), facts(key)));
        return new Issued(key, issued.token());
    }

    /** The next upload with the key is refused. */
    void revoke(Actor actor, DatasetId id, KeyId key) {
        var known = list(actor, id).stream()
                .filter(it -> it.key().equals(key))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("upload key", key));
        rows.deleteById(key);
        if (known.createdBy().equals(actor.user())) {
            ring.forget(actor, key);
        }
        events.publishEvent(Audited.deleted(actor, TYPE, key, facts(known)));
    }

    /** The dataset that the key of this request opens. */
    @Transactional(readOnly = true)
    UploadKey opened(Actor actor) {
        actor.require(ApiKey.UPLOAD);
        var key = actor.origin().key();
        return key == null ? refused() : known(new KeyId(key));
    }

    void used(Actor actor, UploadKey key, String document, int documents) {
        actor.require(ApiKey.UPLOAD);
        rows.lock(key.key().value()).ifPresent(it -> rows.save(it.used(document, documents, clock.instant())));
    }

    private UploadKey known(KeyId key) {
        return rows.findById(key).orElseGet(UploadKeys::refused);
    }

    private static UploadKey refused() {
        throw Problem.forbidden(
                "no_dataset",
                "This is no upload key of a dataset: make one on the dataset's page and send it as bearer");
    }

    private static Map<String, ?> facts(UploadKey it) {
        return Map.of("dataset", it.dataset().value(), "name", it.name(), "prefix", it.prefix());
    }
}
