package candela.server.query;

import candela.engine.ai.SentenceVectors;
import candela.engine.ask.Parser;
import candela.engine.ask.Vocabulary;
import candela.server.datasource.Ground;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * One parser for each shape of a data source, or of several together, and all whom the same policies bind alike, kept
 * while it is asked, and on top of it a light one for each vocabulary: whoever has other words has another parser, so
 * that nobody meets the words of others. All share the model of what words mean.
 */
@Component
class Parsers implements DisposableBean {

    private final Cache<Object, Parser> shapes = Caffeine.newBuilder()
            .maximumSize(50)
            .expireAfterAccess(Duration.ofHours(1))
            .build();
    private final Cache<Told, Parser> told = Caffeine.newBuilder()
            .maximumSize(500)
            .expireAfterAccess(Duration.ofMinutes(10))
            .build();
    private final SentenceVectors vectors = new SentenceVectors();
    private final Clock clock;

    /** A parser knows the day that it was made on. */
    private record Told(Object sight, Vocabulary vocabulary, LocalDate today) {}

    Parsers(Clock clock) {
        this.clock = clock;
    }

    Parser of(Ground source, Vocabulary vocabulary) {
        var sight = source.sight();
        var parser = shapes.get(sight, key -> source.parser(vectors::of, clock));
        return told.get(new Told(sight, vocabulary, LocalDate.now(clock)), key -> parser.with(vocabulary));
    }

    @Override
    public void destroy() {
        vectors.close();
    }
}
