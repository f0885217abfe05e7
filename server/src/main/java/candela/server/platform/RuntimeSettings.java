package candela.server.platform;

/** Reads the settings that can change while the server runs; cheap enough to ask each time. */
public interface RuntimeSettings {

    /** What holds now: a change counts at once on the node that made it and within seconds on the others. */
    <T> T value(SettingDefinition<T> definition);
}
