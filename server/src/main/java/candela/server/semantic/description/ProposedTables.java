package candela.server.semantic.description;

import candela.server.datasource.DescribedPlace;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.data.relational.core.mapping.Column;

/**
 * Of which tables proposals are meant.
 *
 * @param namespace null for every one, empty for the default one
 * @param table null for all
 */
public record ProposedTables(
        @Nullable String namespace,
        @Column("table_name") @Nullable String table) {

    /** The one table, where these name it. */
    DescribedPlace place() {
        return new DescribedPlace(
                namespace == null || namespace.isEmpty() ? null : namespace, Objects.requireNonNull(table), null);
    }
}
