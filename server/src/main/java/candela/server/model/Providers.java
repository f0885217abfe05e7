package candela.server.model;

import candela.engine.ai.wire.Provider;
import candela.engine.ai.wire.Provider.Speech;
import candela.server.platform.Problem;

/** The vendors of the catalogue, and the one who is no vendor: what runs in the process. */
final class Providers {

    static final Provider BUILT_IN = new Provider(
            "built_in", "Built in", "candela:built-in", Speech.OPENAI, false, "", "Runs in Candela itself.");

    /** Models of one's own that run in the process, for who may put files on the server. */
    static final Provider LOCAL = new Provider(
            BUILT_IN.id(),
            "A model on this server",
            ModelsFolder.PLACE,
            Speech.OPENAI,
            false,
            "",
            "What lies in “models” of Candela's data folder runs on this server: a .gguf file is a language model, a folder with model.onnx and tokenizer.json or vocab.txt makes embeddings.");

    private Providers() {}

    /** One that a connection can be added for. */
    static Provider of(String id) {
        return id.equals(LOCAL.id())
                ? LOCAL
                : Provider.of(id).orElseThrow(() -> Problem.invalid("provider", "The catalogue has no provider " + id));
    }

    /**
     * That of a connection, also where a later version's catalogue no longer has it: by its own name, as most speak.
     */
    static Provider known(String id) {
        return id.equals(BUILT_IN.id())
                ? BUILT_IN
                : Provider.of(id).orElseGet(() -> new Provider(id, id, "", Speech.OPENAI, false, "", ""));
    }

    static String whereToGetIt(Provider provider) {
        return provider.keyAt().isEmpty() ? "" : "; get one at " + provider.keyAt();
    }
}
