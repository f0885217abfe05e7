package candela.server.setting;

import candela.server.platform.Actor;
import candela.server.platform.RuntimeSettings;
import candela.server.platform.SettingDefinition;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Holds what was changed for a few seconds, so that a setting may be read on every request. */
@Component
class CurrentSettings implements RuntimeSettings {

    private static final Logger LOG = LoggerFactory.getLogger(CurrentSettings.class);
    private static final long FRESH = Duration.ofSeconds(3).toNanos();

    private final StoredSettings stored;
    private volatile @Nullable Seen seen;

    CurrentSettings(StoredSettings stored) {
        this.stored = stored;
    }

    @Override
    public <T> T value(SettingDefinition<T> definition) {
        var value = current().get(definition.key());
        return value == null ? definition.initial() : read(definition, value);
    }

    @TransactionalEventListener
    void forget(SettingsChanged change) {
        seen = null;
    }

    private Map<String, Object> current() {
        var last = seen;
        if (last != null && System.nanoTime() - last.at < FRESH) {
            return last.values;
        }
        var at = System.nanoTime();
        var values = stored.all(Actor.system()).stream()
                .collect(Collectors.toMap(StoredSettings.Row::key, StoredSettings.Row::value));
        seen = new Seen(at, values);
        return values;
    }

    /** A value that an older version accepted may be out of bounds in this one. */
    private static <T> T read(SettingDefinition<T> definition, Object value) {
        try {
            return definition.reader().apply(value);
        } catch (IllegalArgumentException e) {
            LOG.warn("The stored setting {} {}; its initial value holds", definition.key(), e.getMessage());
            return definition.initial();
        }
    }

    /** What was read, and when. */
    private record Seen(long at, Map<String, Object> values) {}
}
