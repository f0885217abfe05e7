package candela.server.conversation;

import candela.server.conversation.Conversation.ConversationId;
import candela.server.platform.TypedId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Transient;
import org.springframework.data.domain.Persistable;
import org.springframework.data.relational.core.mapping.Table;

/**
 * One turn of a conversation.
 *
 * @param sequenceNumber its place, from 1 without gaps
 * @param query the query that holds the answer; null for what needs none
 * @param answer the answer of documents that stands behind it; null where a query does
 */
@Table(schema = "conversation", name = "message")
public record Message(
        @Id UUID id,
        ConversationId conversation,
        int sequenceNumber,
        Role role,
        String content,
        @Nullable UUID query,
        @Nullable UUID answer,
        Instant createdAt)
        implements Persistable<UUID> {

    /** Who speaks. */
    public enum Role {
        USER,
        ASSISTANT,
        TOOL,
        SYSTEM,
        DEVELOPER
    }

    /** What stands behind a message: a query, or an answer of documents. */
    record Ground(@Nullable UUID query, @Nullable UUID answer) {}

    static Message of(Conversation conversation, int place, Role role, String content, Ground ground, Instant now) {
        return new Message(
                TypedId.next(), conversation.id(), place, role, content, ground.query(), ground.answer(), now);
    }

    @Override
    public UUID getId() {
        return id;
    }

    /** A message is written once; its answer changes in the query. */
    @Override
    @Transient
    public boolean isNew() {
        return true;
    }
}
