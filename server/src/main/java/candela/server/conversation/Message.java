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
 */
@Table(schema = "conversation", name = "message")
public record Message(
        @Id UUID id,
        ConversationId conversation,
        int sequenceNumber,
        Role role,
        String content,
        @Nullable UUID query,
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

    static Message of(Conversation conversation, int place, Role role, String content, UUID query, Instant now) {
        return new Message(TypedId.next(), conversation.id(), place, role, content, query, now);
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
