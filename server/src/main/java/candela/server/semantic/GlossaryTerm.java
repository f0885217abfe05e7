package candela.server.semantic;

import candela.engine.ask.Term;
import candela.engine.ask.Term.Kind;
import candela.server.datasource.DataSource.DataSourceId;
import candela.server.platform.Actor;
import candela.server.platform.Actor.TeamId;
import candela.server.platform.Actor.UserId;
import candela.server.platform.JsonColumn;
import candela.server.platform.TypedId;
import candela.server.platform.Visibility;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/**
 * A word or phrase and what it means in people's data. Immutable: a change is a new GlossaryTerm.
 *
 * @param visibility PRIVATE for a person's own, TEAM for the team's
 * @param dataSource the source that it is about; null for all
 * @param term the words; of a verified answer its question
 * @param others more words for the same
 * @param definition what it is, in people's words; may be empty
 * @param since when its meaning was last laid down
 */
@Table(schema = "semantic", name = "term")
public record GlossaryTerm(
        @Id TermId id,
        UserId owner,
        TeamId team,
        Visibility visibility,
        @Nullable DataSourceId dataSource,
        Kind kind,
        String term,
        Others others,
        String meaning,
        String definition,
        long useCount,
        @Nullable Instant lastUsedAt,
        Instant since,
        Instant createdAt,
        @Version int version) {

    public record TermId(UUID value) implements TypedId {}

    /** More words for the same. */
    public record Others(List<String> words) implements JsonColumn {
        public Others {
            words = List.copyOf(words);
        }
    }

    static GlossaryTerm of(Actor actor, NewTerm asked, Instant now) {
        return new GlossaryTerm(
                new TermId(TypedId.next()),
                actor.user(),
                actor.team(),
                asked.visibility(),
                asked.dataSource(),
                asked.kind(),
                asked.phrases().getFirst(),
                asked.others(),
                asked.meaning(),
                asked.definition(),
                0,
                null,
                now,
                now,
                0);
    }

    GlossaryTerm with(NewTerm asked, Instant now) {
        return new GlossaryTerm(
                id,
                owner,
                team,
                asked.visibility(),
                asked.dataSource(),
                asked.kind(),
                asked.phrases().getFirst(),
                asked.others(),
                asked.meaning(),
                asked.definition(),
                useCount,
                lastUsedAt,
                now,
                createdAt,
                version);
    }

    /** Whether it says the same as another state of it. */
    boolean says(GlossaryTerm other) {
        return kind == other.kind
                && meaning.equals(other.meaning)
                && term.equals(other.term)
                && visibility == other.visibility;
    }

    boolean isTeams() {
        return visibility == Visibility.TEAM;
    }

    public List<String> phrases() {
        var phrases = new ArrayList<>(List.of(term));
        phrases.addAll(others.words());
        return phrases;
    }

    Term engine() {
        return new Term(
                id.value().toString(),
                kind,
                phrases(),
                meaning,
                since.atZone(ZoneOffset.UTC).toLocalDate());
    }
}
