package candela.server.query;

import candela.engine.ai.SentenceVectors;
import candela.engine.ask.Parser;
import candela.engine.ask.ValueIndex;
import candela.server.datasource.OpenSource;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** One parser for each shape of a data source, kept while it is asked; all share the model of what words mean. */
@Component
class Parsers implements DisposableBean {

    private static final int VALUES = 50_000;

    private final Cache<Key, Parser> kept = Caffeine.newBuilder()
            .maximumSize(50)
            .expireAfterAccess(Duration.ofHours(1))
            .build();
    private final SentenceVectors vectors = new SentenceVectors();
    private final Clock clock;

    private record Key(Object source, String hash) {}

    Parsers(Clock clock) {
        this.clock = clock;
    }

    Parser of(OpenSource source) {
        return kept.get(new Key(source.id(), source.hash()), key -> make(source));
    }

    private Parser make(OpenSource source) {
        var values = ValueIndex.of(
                source.schema(), (table, column) -> source.distinctValues(table.name(), column.name(), VALUES));
        return Parser.of(source.schema(), source.dialect(), values, vectors::of, clock);
    }

    @Override
    public void destroy() {
        vectors.close();
    }
}
