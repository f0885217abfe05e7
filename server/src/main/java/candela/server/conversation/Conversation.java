package candela.server.conversation;

import candela.server.platform.Actor;
import candela.server.platform.Actor.TeamId;
import candela.server.platform.Actor.UserId;
import candela.server.platform.Problem;
import candela.server.platform.TypedId;
import candela.server.platform.Visibility;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/**
 * Questions asked in a row. Immutable: a change is a new Conversation.
 *
 * @param title empty until the first question gives it one
 * @param dataSource the source that was asked last; null before the first question
 */
@Table(schema = "conversation", name = "conversation")
public record Conversation(
        @Id ConversationId id,
        UserId owner,
        TeamId team,
        Visibility visibility,
        String title,
        @Nullable UUID dataSource,
        int messageCount,
        boolean pinned,
        @Nullable Instant archivedAt,
        Instant createdAt,
        Instant lastMessageAt,
        @Version int version) {

    private static final int TITLE = 120;

    public record ConversationId(UUID value) implements TypedId {}

    static Conversation open(Actor actor, String title, @Nullable UUID dataSource, Instant now) {
        return new Conversation(
                new ConversationId(TypedId.next()),
                actor.user(),
                actor.team(),
                Visibility.PRIVATE,
                cut(title),
                dataSource,
                0,
                false,
                null,
                now,
                now,
                0);
    }

    Conversation rename(String newTitle) {
        if (newTitle.isBlank()) {
            throw Problem.invalid("title", "A title needs at least one character");
        }
        return with(cut(newTitle), dataSource, messageCount, pinned, archivedAt, lastMessageAt);
    }

    Conversation pin(boolean on) {
        return with(title, dataSource, messageCount, on, archivedAt, lastMessageAt);
    }

    Conversation archive(boolean away, Instant now) {
        return with(title, dataSource, messageCount, pinned, away ? now : null, lastMessageAt);
    }

    /**
     * Grows by so many messages; the first question becomes the title where a person gave none.
     *
     * @param source null for a question to documents, which leaves the source as it was
     */
    Conversation grow(int messages, String question, @Nullable UUID source, Instant now) {
        return with(
                title.isEmpty() ? cut(question) : title,
                source == null ? dataSource : source,
                messageCount + messages,
                pinned,
                null,
                now);
    }

    private Conversation with(
            String title, @Nullable UUID source, int messages, boolean pin, @Nullable Instant archived, Instant last) {
        return new Conversation(
                id, owner, team, visibility, title, source, messages, pin, archived, createdAt, last, version);
    }

    private static String cut(String text) {
        var line = text.strip().replaceAll("\\s+", " ");
        return line.length() <= TITLE ? line : line.substring(0, TITLE - 1) + "…";
    }
}
