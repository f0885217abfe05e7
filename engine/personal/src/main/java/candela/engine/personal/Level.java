package candela.engine.personal;

/** How carefully values are to be kept. */
public enum Level {
    PUBLIC,
    CONFIDENTIAL,
    PERSONAL,
    SENSITIVE
}
