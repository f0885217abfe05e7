package candela.server.conversation;

import candela.server.conversation.Conversation.ConversationId;
import candela.server.platform.Actor;
import candela.server.platform.Page;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/conversations")
class ConversationController {

    record NewConversation(
            @Size(max = 200) @Nullable String title,
            @Nullable UUID dataSource) {}

    record ConversationChange(
            @Size(max = 200) @Nullable String title,
            @Nullable Boolean pinned,
            @Nullable Boolean archived) {}

    @Schema(name = "Conversation")
    record ConversationView(
            ConversationId id,
            String title,
            @Nullable UUID dataSource,
            int messageCount,
            boolean pinned,
            @Nullable Instant archivedAt,
            Instant createdAt,
            Instant lastMessageAt) {

        static ConversationView of(Conversation it) {
            return new ConversationView(
                    it.id(),
                    it.title(),
                    it.dataSource(),
                    it.messageCount(),
                    it.pinned(),
                    it.archivedAt(),
                    it.createdAt(),
                    it.lastMessageAt());
        }
    }

    /**
     * One turn.
     *
     * @param query the query that stands behind it
     * @param answer the answer of documents that stands behind it
     */
    @Schema(name = "Message")
    record MessageView(
            UUID id,
            int sequence,
            String role,
            String content,
            @Nullable UUID query,
            @Nullable UUID answer,
            Instant createdAt) {

        static MessageView of(Message it) {
            return new MessageView(
                    it.id(),
                    it.sequenceNumber(),
                    it.role().name().toLowerCase(Locale.ROOT),
                    it.content(),
                    it.query(),
                    it.answer(),
                    it.createdAt());
        }
    }

    private final Dialogue dialogue;

    ConversationController(Dialogue dialogue) {
        this.dialogue = dialogue;
    }

    @GetMapping
    Page<ConversationView> list(
            Actor actor,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "false") boolean archived,
            @RequestParam(required = false) @Nullable UUID cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return dialogue.list(actor, q.strip(), archived, cursor, Page.size(limit))
                .map(ConversationView::of);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ConversationView open(Actor actor, @Valid @RequestBody NewConversation body) {
        return ConversationView.of(dialogue.open(actor, body.title() == null ? "" : body.title(), body.dataSource()));
    }

    @GetMapping("/{id}")
    ConversationView find(Actor actor, @PathVariable ConversationId id) {
        return ConversationView.of(dialogue.find(actor, id));
    }

    @PatchMapping("/{id}")
    ConversationView change(Actor actor, @PathVariable ConversationId id, @Valid @RequestBody ConversationChange body) {
        if (body.title() != null) {
            dialogue.rename(actor, id, body.title());
        }
        if (body.pinned() != null) {
            dialogue.pin(actor, id, body.pinned());
        }
        if (body.archived() != null) {
            dialogue.archive(actor, id, body.archived());
        }
        return ConversationView.of(dialogue.find(actor, id));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(Actor actor, @PathVariable ConversationId id) {
        dialogue.delete(actor, id);
    }

    @GetMapping("/{id}/messages")
    Page<MessageView> messages(
            Actor actor,
            @PathVariable ConversationId id,
            @RequestParam(defaultValue = "0") int cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return dialogue.messages(actor, id, cursor, Page.size(limit)).map(MessageView::of);
    }
}
