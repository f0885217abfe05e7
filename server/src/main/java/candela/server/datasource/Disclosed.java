package candela.server.datasource;

import candela.engine.sql.Schema;
import candela.engine.sql.Schema.Column;
import candela.engine.sql.Schema.Table;
import java.util.List;

/**
 * What a language model may be told of a source on behalf of one reader.
 *
 * @param schema as far as the reader may see it, without classified columns; what is known of values is in it from
 *     {@link Disclosure#SAMPLES} on; empty at {@link Disclosure#NOTHING}
 */
public record Disclosed(Disclosure level, Schema schema) {

    public static final Disclosed NOTHING = new Disclosed(Disclosure.NOTHING, new Schema(List.of(), List.of()));

    /** @param seen by the reader, without classified columns */
    public static Disclosed of(Disclosure level, Schema seen) {
        return switch (level) {
            case NOTHING -> NOTHING;
            case SCHEMA ->
                new Disclosed(
                        level,
                        new Schema(seen.tables().stream().map(Disclosed::bare).toList(), seen.keys()));
            case SAMPLES, ROWS -> new Disclosed(level, seen);
        };
    }

    private static Table bare(Table it) {
        return new Table(
                it.namespace(),
                it.name(),
                it.columns().stream().map(Disclosed::bare).toList(),
                it.primaryKey(),
                null,
                it.description());
    }

    private static Column bare(Column it) {
        return new Column(
                it.name(), it.type(), it.nativeType(), it.nullable(), it.description(), List.of(), null, null, null);
    }
}
