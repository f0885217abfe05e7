package candela.server.datasource;

import org.jspecify.annotations.Nullable;

/** A column of a source and what it is classified as. */
public record ClassifiedColumn(
        @Nullable String namespace, String table, String column, Classification classification) {}
