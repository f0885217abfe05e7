package candela.server.semantic.description;

import candela.engine.sql.Schema;
import candela.server.datasource.DataSource.DataSourceId;
import candela.server.datasource.reading.SourceReader;
import candela.server.datasource.schema.SchemaNotes;
import candela.server.model.LanguageModel;
import candela.server.platform.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a model may be told of a source at this moment, on behalf of whoever keeps it. */
@Component
class Telling {

    private final SchemaNotes notes;
    private final SourceReader reader;
    private final LanguageModel language;

    Telling(SchemaNotes notes, SourceReader reader, LanguageModel language) {
        this.notes = notes;
        this.reader = reader;
        this.language = language;
    }

    /** Refuses whoever may not change what is said of the source. */
    void requireKept(Actor actor, DataSourceId source) {
        notes.kept(actor, source);
    }

    /** What stands in the way of asking; null where nothing does. */
    @Nullable
    Obstacle obstacle(Actor actor, DataSourceId source) {
        return Obstacle.between(actor, notes.kept(actor, source), language);
    }

    /**
     * Without classified columns, and without values where only the schema may be told.
     *
     * @throws candela.server.platform.Problem where something stands in the way
     */
    Schema told(Actor actor, DataSourceId source) {
        var obstacle = obstacle(actor, source);
        if (obstacle != null) {
            throw obstacle.problem();
        }
        return reader.open(actor, source).disclosed().schema();
    }
}
