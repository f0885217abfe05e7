package candela.server.conversation;

import org.springframework.stereotype.Component;

/** What is kept of conversations. */
@Component
record ConversationBooks(Conversations conversations, Messages messages) {}
