package candela.server.semantic.description;

import candela.server.datasource.DataSource.DataSourceId;
import candela.server.datasource.DescribedPlace;
import candela.server.platform.Actor.TeamId;
import candela.server.platform.Actor.UserId;
import candela.server.platform.TypedId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Column;
import org.springframework.data.relational.core.mapping.Table;

/**
 * What a model would say of one table or column, until a person accepts or rejects it.
 *
 * @param owner who asked for it, and alone sees it
 * @param namespace of the table; null for the default one
 * @param column null where it is about the table itself
 * @param former what was written there when the model was asked; empty where nothing was
 * @param model the name of the one that wrote it
 */
@Table(schema = "semantic", name = "description_proposal")
public record DescriptionProposal(
        @Id ProposalId id,
        DataSourceId dataSource,
        UserId owner,
        TeamId team,
        @Nullable String namespace,
        @Column("table_name") String table,
        @Column("column_name") @Nullable String column,
        String description,
        String former,
        String model,
        Instant createdAt,
        @Version int version) {

    public record ProposalId(UUID value) implements TypedId {}

    /** Whether it can be accepted. */
    public enum State {
        OPEN,
        /** Somebody described it since the model was asked. */
        OVERTAKEN,
        /** The table or column is no longer there, or not for this reader. */
        GONE
    }

    static DescriptionProposal of(DescriptionRun run, Proposed proposed, String model, Instant now) {
        return new DescriptionProposal(
                new ProposalId(TypedId.next()),
                run.dataSource(),
                run.owner(),
                run.team(),
                proposed.place().namespace(),
                proposed.place().table(),
                proposed.place().column(),
                proposed.description(),
                proposed.former(),
                model,
                now,
                0);
    }

    /** Where the schema keeps what is said of this. */
    DescribedPlace place() {
        return new DescribedPlace(namespace, table, column);
    }
}
