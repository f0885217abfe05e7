package candela.server.setting;

/** An administrator changed a setting; this node reads it again at once. */
record SettingsChanged(String key) {}
