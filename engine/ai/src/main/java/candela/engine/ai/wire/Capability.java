package candela.engine.ai.wire;

/** What a model can do beside answering texts. */
public enum Capability {
    TOOL_USE,
    VISION,
    FUNCTION_CALLING,
    GUARDED
}
