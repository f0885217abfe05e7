package candela.engine.ai.wire;

/** What a model is for. */
public enum ModelType {
    LLM,
    EMBEDDINGS,
    IMAGE,
    TEXT_TO_SPEECH,
    GUARD
}
