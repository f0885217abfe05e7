package candela.engine.ai.guard;

/** What is done about a finding, the mildest first. */
public enum Treatment {
    /** It passes and is told. */
    FLAG,
    /** A placeholder passes in its place. */
    MASK,
    /** From there on nothing passes. */
    BLOCK
}
