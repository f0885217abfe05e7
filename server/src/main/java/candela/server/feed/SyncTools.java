package candela.server.feed;

import candela.server.platform.Actor;
import candela.server.platform.Actors;
import candela.server.platform.Encryption;
import candela.server.platform.Settings;
import candela.server.storage.Files;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** What a sync needs beside its steps: the way out, the secret, a place to write, and who it is done for. */
@Component
record SyncTools(Origins origins, Encryption encryption, Actors actors, Files files, Settings settings) {

    /** Who asked, or the owner where the schedule did, with the rights of this moment. */
    Actor actor(Run run, StoredFeed feed) {
        var actor = actors.of(Objects.requireNonNullElse(run.startedBy(), feed.owner()), feed.team());
        actor.require(Feeds.WRITE);
        return actor;
    }

    String secret(StoredFeed feed) {
        var secret = feed.secret();
        return secret == null
                ? ""
                : encryption.decrypt(secret, feed.source().value(), feed.team().value());
    }

    Workplace workplace(Run run) {
        return new Workplace(settings.data("syncing"), run.id(), files);
    }
}
