package candela.server.knowledge.answer;

import candela.server.model.Embeddings;
import candela.server.model.ModelDirectory;
import candela.server.platform.Actor;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** How near texts are to a question by what they mean to the built-in model, which costs nobody anything. */
@Component
class Likeness {

    private static final String PURPOSE = "documents";

    private final Embeddings embeddings;

    Likeness(Embeddings embeddings) {
        this.embeddings = embeddings;
    }

    /** 0 to 1 for each of the texts. */
    double[] of(Actor actor, String question, List<String> texts) {
        var asker = actor.may(ModelDirectory.USE) ? actor : actor.asSystem();
        var all = new ArrayList<String>();
        all.add(question);
        all.addAll(texts);
        var vectors = embeddings.of(asker, Embeddings.BUILT_IN, PURPOSE, all);
        return vectors.stream()
                .skip(1)
                .mapToDouble(it -> Math.clamp(product(vectors.getFirst(), it), 0, 1))
                .toArray();
    }

    private static double product(float[] one, float[] other) {
        var product = 0.0;
        for (var i = 0; i < one.length; i++) {
            product += one[i] * other[i];
        }
        return product;
    }
}
