package candela.server.conversation;

import candela.server.conversation.Conversation.ConversationId;
import candela.server.platform.Actor.TeamId;
import candela.server.platform.Actor.UserId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;

interface Conversations extends ListCrudRepository<Conversation, ConversationId> {

    String SEEN = "(owner = :user OR visibility = 'TEAM' AND team = :team OR visibility = 'COMPANY' OR :all)";

    @Query("SELECT * FROM conversation.conversation WHERE id = :id AND " + SEEN)
    Optional<Conversation> find(ConversationId id, UserId user, TeamId team, boolean all);

    /** Held until the transaction ends, so that two tabs cannot write the same place. */
    @Query("SELECT * FROM conversation.conversation WHERE id = :id AND owner = :user FOR UPDATE")
    Optional<Conversation> lock(ConversationId id, UserId user);

    @Query("SELECT * FROM conversation.conversation c WHERE owner = :user" + """
             AND (archived_at IS NOT NULL) = :archived
             AND (:text = '' OR position(lower(:text) IN lower(title)) > 0
                  OR EXISTS (SELECT 1 FROM conversation.message m
                             WHERE m.conversation = c.id AND position(lower(:text) IN lower(m.content)) > 0))
             AND (:after::uuid IS NULL
                  OR (pinned, last_message_at, id)
                     < (SELECT pinned, last_message_at, id FROM conversation.conversation WHERE id = :after::uuid))
            ORDER BY pinned DESC, last_message_at DESC, id DESC
            LIMIT :most
            """)
    List<Conversation> newest(UserId user, boolean archived, String text, @Nullable UUID after, int most);
}
