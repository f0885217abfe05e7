package candela.server.query.template;

import candela.server.datasource.DataSource.DataSourceId;
import candela.server.platform.Actor;
import candela.server.platform.Actor.TeamId;
import candela.server.platform.Actor.UserId;
import candela.server.platform.JsonColumn;
import candela.server.platform.TypedId;
import candela.server.platform.Visibility;
import candela.server.semantic.GlossaryTerm.TermId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.ReadOnlyProperty;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Embedded;
import org.springframework.data.relational.core.mapping.Table;

/**
 * A question that somebody saved with its SQL. Immutable: a change is a new Template.
 *
 * @param verifiedTerm the glossary's term by which questions learn from it; null while nobody found it right
 * @param usageCount how often it was run; counted beside the versions
 */
@Table(schema = "query", name = "template")
public record Template(
        @Id TemplateId id,
        UserId owner,
        TeamId team,
        @Embedded(onEmpty = Embedded.OnEmpty.USE_EMPTY) Content content,
        @Nullable TermId verifiedTerm,
        @ReadOnlyProperty long usageCount,
        @ReadOnlyProperty @Nullable Instant lastUsedAt,
        Instant createdAt,
        Instant updatedAt,
        @Version int version) {

    private static final int NAME = 100;

    public record TemplateId(UUID value) implements TypedId {}

    /** What the team may do with one that it sees. */
    public enum Sharing {
        READ,
        EXECUTE,
        EDIT
    }

    /** Its parameters, in the order in which they are asked for. */
    public record Parameters(List<Parameter> list) implements JsonColumn {
        public Parameters {
            list = List.copyOf(list);
        }
    }

    /**
     * What people enter.
     *
     * @param otherSources the further ones, where the statement is over several
     * @param question in plain language, with parameters as in the SQL; may be empty
     */
    public record Content(
            String name,
            String description,
            String category,
            DataSourceId dataSource,
            List<UUID> otherSources,
            String question,
            String sql,
            Parameters parameters,
            Visibility visibility,
            Sharing sharing) {

        Content with(List<Parameter> list) {
            return new Content(
                    name,
                    description,
                    category,
                    dataSource,
                    otherSources,
                    question,
                    sql,
                    new Parameters(list),
                    visibility,
                    sharing);
        }

        Content copy() {
            var copied = name + " (2)";
            return new Content(
                    copied.length() <= NAME ? copied : name,
                    description,
                    category,
                    dataSource,
                    otherSources,
                    question,
                    sql,
                    parameters,
                    Visibility.PRIVATE,
                    Sharing.EXECUTE);
        }

        List<DataSourceId> others() {
            return otherSources.stream().map(DataSourceId::new).toList();
        }

        /** All that its statement is over, the first one first. */
        List<DataSourceId> sources() {
            return Stream.concat(Stream.of(dataSource), others().stream()).toList();
        }

        /** Whether who found the one right would find the other right unseen. */
        boolean asks(Content other) {
            return sources().equals(other.sources())
                    && question.equals(other.question)
                    && sql.equals(other.sql)
                    && parameters.equals(other.parameters);
        }

        boolean isSharedAs(Content other) {
            return visibility == other.visibility && sharing == other.sharing;
        }
    }

    static Template of(Actor actor, Content content, Instant now) {
        return new Template(
                new TemplateId(TypedId.next()), actor.user(), actor.team(), content, null, 0, null, now, now, 0);
    }

    /** What changed loses its verification. */
    Template with(Content changed, Instant now) {
        var term = content.asks(changed) ? verifiedTerm : null;
        return new Template(id, owner, team, changed, term, usageCount, lastUsedAt, createdAt, now, version);
    }

    boolean isOwnedBy(Actor actor) {
        return owner.equals(actor.user()) || actor.administrator();
    }

    /** Whether this actor, who sees it, may also do so much with it. */
    boolean allows(Actor actor, Sharing wanted) {
        return isOwnedBy(actor) || content.sharing.compareTo(wanted) >= 0;
    }
}
