package candela.server.datasource;

import candela.server.datasource.DataSource.DataSourceId;
import candela.server.platform.Actor;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.stereotype.Service;

/** The door to what is set of one source: how many at once, how long, how much. */
@Service
public class SourceSettings {

    private final Catalogue catalogue;

    SourceSettings(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** What was set, by its keys; what is not here has its usual value. */
    public Map<String, Integer> list(Actor actor, DataSourceId id) {
        actor.require(Catalogue.READ);
        return catalogue.find(actor, id).connection().set();
    }

    public Map<String, Integer> set(Actor actor, DataSourceId id, String key, int value) {
        return change(actor, id, it -> it.put(key, SourceSetting.of(key).checked(value)));
    }

    /** The usual value holds again. */
    public Map<String, Integer> remove(Actor actor, DataSourceId id, String key) {
        return change(actor, id, it -> it.remove(SourceSetting.of(key).key()));
    }

    private Map<String, Integer> change(Actor actor, DataSourceId id, Consumer<Map<String, Integer>> change) {
        actor.require(Catalogue.WRITE);
        var before = catalogue.writable(actor, id);
        var settings = new HashMap<>(before.connection().set());
        change.accept(settings);
        var after = before.withConnection(before.connection().with(Map.copyOf(settings)), before.secret());
        return catalogue.change(actor, before, after).connection().set();
    }
}
