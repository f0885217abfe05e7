package candela.engine.ai.local;

import candela.engine.ai.local.ChatRequest.Manner;
import de.kherud.llama.InferenceParameters;
import de.kherud.llama.LlamaIterator;
import de.kherud.llama.LlamaModel;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import tools.jackson.databind.node.JsonNodeFactory;

/** Answers requests with a loaded model. */
final class Talk {

    private static final float USUAL_TEMPERATURE = 0.7f;
    /** Where the form is given, what is wanted is right and not new. */
    private static final float SOBER = 0.1f;

    private static final float USUAL_TOP_P = 0.95f;
    private static final int USUAL_TOP_K = 40;

    private final LlamaModel model;
    private final SpecialWords special;
    private final Words words;
    private final String name;
    private final int context;
    private final AtomicBoolean stopped;

    Talk(LlamaModel model, Gguf gguf, Path file, int context, AtomicBoolean stopped) {
        this.model = model;
        this.special = SpecialWords.of(gguf);
        this.words = new Words(model, gguf.tokens().size());
        this.name = file.getFileName().toString().replaceFirst("\\.gguf$", "");
        this.context = context;
        this.stopped = stopped;
    }

    void answer(String body, DataOutputStream out) throws IOException {
        try {
            var request = ChatRequest.read(body);
            var prompt = prompt(request);
            var read = model.encode(prompt).length + special.before();
            var room = context - read - 1;
            if (room < 1) {
                throw new Refusal(
                        "context_length_exceeded",
                        "The question has %d tokens, and this model has room for %d with its answer. Ask less at once, or have an administrator raise model.gguf_context."
                                .formatted(read, context));
            }
            var most = request.most() == null ? room : Math.min(room, request.most());
            var tokens = model.generate(parameters(prompt, request).setNPredict(most))
                    .iterator();
            write(tokens, new Completion(out, name, request), new StopTexts(request.stops()), read);
        } catch (Refusal refusal) {
            Completion.refuse(out, refusal);
        }
    }

    /**
     * Each token comes as a piece, the last one that ends the answer as an empty piece. Of a letter that the model
     * spells in several tokens the whole comes at once, and is counted as its tokenizer has it.
     */
    private void write(LlamaIterator tokens, Completion answer, StopTexts stops, int read) throws IOException {
        answer.begin();
        var written = 0;
        var ended = false;
        while (tokens.hasNext()) {
            var output = tokens.next();
            if (stopped.get()) {
                cancel(tokens);
                answer.breakOff();
                return;
            }
            // one more piece without anything tells that there is none
            if (tokens.hasNext()) {
                written += count(output.text);
                ended = output.text.isEmpty();
                answer.say(stops.pass(output.text));
            }
            if (stops.found()) {
                cancel(tokens);
                ended = true;
                break;
            }
        }
        answer.say(stops.rest());
        answer.end(ended ? "stop" : "length", read, written);
    }

    private static void cancel(LlamaIterator tokens) {
        if (tokens.hasNext()) {
            tokens.cancel();
        }
    }

    private int count(String piece) {
        return words.isOne(piece) ? 1 : Math.max(1, model.encode("\n" + piece).length - model.encode("\n").length);
    }

    /** The model's own form of a conversation; where its file has none, the most common one. */
    private String prompt(ChatRequest request) {
        var body = JsonNodeFactory.instance.objectNode();
        var messages = body.putArray("messages");
        for (var turn : request.turns()) {
            messages.addObject().put("role", turn.role()).put("content", special.asText(turn.text()));
        }
        return model.applyTemplate(body.toString());
    }

    private static InferenceParameters parameters(String prompt, ChatRequest request) {
        var parameters = new InferenceParameters(prompt).setCachePrompt(true);
        var schema = request.schema();
        if (schema != null) {
            parameters.setGrammar(LlamaModel.jsonSchemaToGrammar(schema.toString()));
        }
        set(parameters, request.manner(), schema == null ? USUAL_TEMPERATURE : SOBER);
        return parameters;
    }

    private static void set(InferenceParameters parameters, Manner manner, float usual) {
        parameters
                .setTemperature(
                        manner.temperature() == null
                                ? usual
                                : manner.temperature().floatValue())
                .setTopP(manner.topP() == null ? USUAL_TOP_P : manner.topP().floatValue())
                .setTopK(manner.topK() == null ? USUAL_TOP_K : manner.topK())
                .setFrequencyPenalty((float) manner.frequency())
                .setPresencePenalty((float) manner.presence());
        if (manner.seed() != null) {
            parameters.setSeed(manner.seed());
        }
    }
}
