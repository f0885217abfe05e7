package candela.server.setting;

import candela.server.platform.Actor;
import candela.server.platform.Audited;
import candela.server.platform.Problem;
import candela.server.platform.SettingDefinition;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The door to the settings: the administrator's list, and changing one. */
@Service
@Transactional
public class SettingsDesk {

    private static final String PERMISSION = "setting:write";

    private final StoredSettings stored;
    private final Map<String, SettingDefinition<?>> definitions;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    SettingsDesk(
            StoredSettings stored,
            List<SettingDefinition<?>> definitions,
            ApplicationEventPublisher events,
            Clock clock) {
        this.stored = stored;
        this.definitions = new TreeMap<>(
                definitions.stream().collect(Collectors.toMap(SettingDefinition::key, Function.identity())));
        this.events = events;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public List<Setting> list(Actor actor) {
        actor.require(PERMISSION);
        var rows = rows(actor);
        return definitions.values().stream()
                .map(it -> setting(it, rows.get(it.key())))
                .toList();
    }

    /** Sets one setting; it holds from now on, without a restart. */
    public Setting change(Actor actor, String key, @Nullable Object value) {
        actor.require(PERMISSION);
        var definition = definitions.get(key);
        if (definition == null) {
            throw new Problem(Problem.Kind.NOT_FOUND, "No setting " + key);
        }
        var accepted = accept(definition, value);
        var before = setting(definition, rows(actor).get(key));
        stored.put(actor, key, accepted, clock.instant());
        events.publishEvent(new SettingsChanged(key));
        events.publishEvent(new Audited(
                actor, "updated", "setting", null, Map.of(key, before.value()), Map.of(key, accepted), null));
        return setting(definition, rows(actor).get(key));
    }

    private Map<String, StoredSettings.Row> rows(Actor actor) {
        return stored.all(actor).stream().collect(Collectors.toMap(StoredSettings.Row::key, Function.identity()));
    }

    private static Object accept(SettingDefinition<?> definition, @Nullable Object value) {
        try {
            return Objects.requireNonNull(definition.reader().apply(value == null ? "" : value));
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("value", "The setting " + definition.key() + " " + e.getMessage());
        }
    }

    private static Setting setting(SettingDefinition<?> definition, StoredSettings.@Nullable Row row) {
        var initial = Objects.requireNonNull((Object) definition.initial());
        return row == null
                ? new Setting(definition.key(), initial, initial, definition.description(), null, null)
                : new Setting(
                        definition.key(),
                        row.value(),
                        initial,
                        definition.description(),
                        row.updatedAt(),
                        row.updatedBy());
    }
}
