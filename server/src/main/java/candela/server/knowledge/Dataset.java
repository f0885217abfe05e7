package candela.server.knowledge;

import candela.server.datasource.DataSource.DataSourceId;
import candela.server.platform.Actor;
import candela.server.platform.Actor.TeamId;
import candela.server.platform.Actor.UserId;
import candela.server.platform.TypedId;
import candela.server.platform.Visibility;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/**
 * Documents that belong together, and who may read and write them. Immutable: a change is a new Dataset.
 *
 * @param readers people and teams who may read it, beside those who see it anyway
 * @param editors people and teams who may also write it
 * @param dataSource the source of data that its documents are about; null where they are about none
 */
@Table(schema = "knowledge", name = "dataset")
public record Dataset(
        @Id DatasetId id,
        UserId owner,
        TeamId team,
        Visibility visibility,
        List<UUID> readers,
        List<UUID> editors,
        String name,
        String description,
        @Nullable DataSourceId dataSource,
        Instant createdAt,
        @Version int version) {

    public record DatasetId(UUID value) implements TypedId {}

    public Dataset {
        readers = List.copyOf(readers);
        editors = List.copyOf(editors);
    }

    /** Whether this actor may add, change and delete its documents. */
    public boolean isWritableBy(Actor actor) {
        return isOwnedBy(actor)
                || editors.contains(actor.user().value())
                || editors.contains(actor.team().value());
    }

    /** Whether this actor may say who sees it, and delete it. */
    public boolean isOwnedBy(Actor actor) {
        return owner.equals(actor.user()) || actor.administrator();
    }

    Dataset with(String name, String description, Visibility visibility, @Nullable DataSourceId dataSource) {
        return new Dataset(
                id, owner, team, visibility, readers, editors, name, description, dataSource, createdAt, version);
    }

    Dataset shared(List<UUID> readers, List<UUID> editors) {
        return new Dataset(
                id, owner, team, visibility, readers, editors, name, description, dataSource, createdAt, version);
    }
}
