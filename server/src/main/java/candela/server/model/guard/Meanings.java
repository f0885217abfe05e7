package candela.server.model.guard;

import candela.engine.ai.SentenceVectors;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** What texts mean, computed in the process; the model is loaded when the first rule about topics holds. */
@Component
class Meanings implements DisposableBean {

    private final SentenceVectors vectors = new SentenceVectors();

    float[] of(String text) {
        return vectors.of(text);
    }

    @Override
    public void destroy() {
        vectors.close();
    }
}
