package candela.server.model.guard;

/** Where text is on its way. */
public enum Stage {
    /** What somebody sends to a model. */
    INPUT,
    /** What a model answers. */
    OUTPUT,
    /** What a model hands to a tool. */
    TOOLS
}
