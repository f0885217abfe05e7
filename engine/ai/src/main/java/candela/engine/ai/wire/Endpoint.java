package candela.engine.ai.wire;

/** What clients call: each endpoint is one dialect of requests, answers, events and errors. */
public enum Endpoint {
    /** {@code /v1/chat/completions} of OpenAI. */
    CHAT,
    /** {@code /v1/responses} of OpenAI. */
    RESPONSES,
    /** {@code /v1/messages} of Anthropic. */
    MESSAGES,
    /** {@code /v1/embeddings} of OpenAI. */
    EMBEDDINGS,
    /** {@code /v1/audio/speech} of OpenAI. */
    SPEECH,
    /** {@code /v1/images/generations} of OpenAI. */
    IMAGES,
    /** {@code /v1/moderations} of OpenAI. */
    MODERATIONS;

    /** Whether what goes in and comes out are people's and models' words. */
    public boolean isSpoken() {
        return switch (this) {
            case CHAT, MESSAGES, RESPONSES -> true;
            case EMBEDDINGS, SPEECH, IMAGES, MODERATIONS -> false;
        };
    }
}
