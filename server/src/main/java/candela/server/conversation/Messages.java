package candela.server.conversation;

import candela.server.conversation.Conversation.ConversationId;
import java.util.List;
import java.util.UUID;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;

interface Messages extends ListCrudRepository<Message, UUID> {

    @Query("""
            SELECT * FROM conversation.message
            WHERE conversation = :conversation AND sequence_number > :after
            ORDER BY sequence_number
            LIMIT :most
            """)
    List<Message> following(ConversationId conversation, int after, int most);

    /** The answers of documents in it. */
    @Query("SELECT DISTINCT answer FROM conversation.message WHERE conversation = :conversation AND answer IS NOT NULL")
    List<UUID> answers(ConversationId conversation);
}
