package candela.engine.personal;

/** What a column can be classified as: a small fixed list, each with its level. */
public enum Label {
    PERSON_NAME(Level.PERSONAL),
    EMAIL(Level.PERSONAL),
    PHONE(Level.PERSONAL),
    ADDRESS(Level.PERSONAL),
    BIRTH_DATE(Level.PERSONAL),
    IP_ADDRESS(Level.PERSONAL),
    /** Anything else that tells who somebody is. */
    PERSONAL(Level.PERSONAL),
    NATIONAL_ID(Level.SENSITIVE),
    PAYMENT_CARD(Level.SENSITIVE),
    BANK_ACCOUNT(Level.SENSITIVE),
    /** What may harm somebody: health, belief, origin. */
    SENSITIVE(Level.SENSITIVE),
    CREDENTIAL(Level.CONFIDENTIAL),
    /** What is nobody's business outside, such as pay. */
    CONFIDENTIAL(Level.CONFIDENTIAL),
    PUBLIC(Level.PUBLIC);

    private final Level level;

    Label(Level level) {
        this.level = level;
    }

    public Level level() {
        return level;
    }
}
