package candela.server.datasource.limit;

import candela.server.datasource.DataSource;
import candela.server.datasource.DataSource.DataSourceId;
import candela.server.datasource.DataSource.Kind;
import candela.server.datasource.catalogue.Catalogue;
import candela.server.platform.Actor;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.springframework.stereotype.Service;

/** The door to what is set of one source: how many at once, how long, how much. */
@Service
public class SourceSettings {

    private final Catalogue catalogue;

    SourceSettings(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /**
     * What was set of a source.
     *
     * @param values by the settings' keys; what is not here has its usual value
     */
    public record Held(Kind kind, Map<String, Integer> values) {

        private static Held of(DataSource source) {
            return new Held(source.kind(), source.connection().set());
        }
    }

    public Held list(Actor actor, DataSourceId id) {
        actor.require(Catalogue.READ);
        return Held.of(catalogue.find(actor, id));
    }

    public Held set(Actor actor, DataSourceId id, String key, int value) {
        return change(
                actor,
                id,
                (set, kind) -> set.put(key, SourceSetting.of(key, kind).checked(value)));
    }

    /** The usual value holds again. */
    public Held remove(Actor actor, DataSourceId id, String key) {
        return change(actor, id, (set, kind) -> set.remove(SourceSetting.of(key).key()));
    }

    private Held change(Actor actor, DataSourceId id, BiConsumer<Map<String, Integer>, Kind> change) {
        actor.require(Catalogue.WRITE);
        var before = catalogue.writable(actor, id);
        var settings = new HashMap<>(before.connection().set());
        change.accept(settings, before.kind());
        var after = before.withConnection(before.connection().with(Map.copyOf(settings)), before.secret());
        return Held.of(catalogue.change(actor, before, after));
    }
}
