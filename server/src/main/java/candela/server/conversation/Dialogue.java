package candela.server.conversation;

import candela.server.conversation.Conversation.ConversationId;
import candela.server.conversation.Message.Ground;
import candela.server.conversation.Message.Role;
import candela.server.knowledge.answer.Answering;
import candela.server.knowledge.answer.KeptAnswer;
import candela.server.knowledge.answer.KeptAnswer.AnswerId;
import candela.server.platform.Actor;
import candela.server.platform.Audited;
import candela.server.platform.Page;
import candela.server.platform.Problem;
import candela.server.query.Asking;
import candela.server.query.Query;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The door to conversations. */
@Service
@Transactional
public class Dialogue {

    private static final String READ = "chat:read";
    private static final String WRITE = "chat:write";

    private final ConversationBooks books;
    private final Asking asking;
    private final Answering answering;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Dialogue(
            ConversationBooks books,
            Asking asking,
            Answering answering,
            ApplicationEventPublisher events,
            Clock clock) {
        this.books = books;
        this.asking = asking;
        this.answering = answering;
        this.events = events;
        this.clock = clock;
    }

    public Conversation open(Actor actor, String title, @Nullable UUID dataSource) {
        actor.require(WRITE);
        var opened = books.conversations().save(Conversation.open(actor, title, dataSource, clock.instant()));
        events.publishEvent(Audited.created(actor, "conversation", opened.id(), Map.of("title", opened.title())));
        return opened;
    }

    @Transactional(readOnly = true)
    public Conversation find(Actor actor, ConversationId id) {
        actor.require(READ);
        return books.conversations()
                .find(id, actor.user(), actor.team(), actor.administrator())
                .orElseThrow(() -> Problem.notFound("conversation", id));
    }

    /** One's own conversations, pinned ones first, then by the latest message. */
    @Transactional(readOnly = true)
    public Page<Conversation> list(Actor actor, String text, boolean archived, @Nullable UUID cursor, int limit) {
        actor.require(READ);
        var found = books.conversations().newest(actor.user(), archived, text, cursor, limit + 1);
        return Page.cut(found, limit, it -> it.id().value().toString());
    }

    @Transactional(readOnly = true)
    public Page<Message> messages(Actor actor, ConversationId id, int after, int limit) {
        find(actor, id);
        var found = books.messages().following(id, after, limit + 1);
        return Page.cut(found, limit, it -> String.valueOf(it.sequenceNumber()));
    }

    public Conversation rename(Actor actor, ConversationId id, String title) {
        return change(actor, id, it -> it.rename(title));
    }

    public Conversation pin(Actor actor, ConversationId id, boolean pinned) {
        return change(actor, id, it -> it.pin(pinned));
    }

    public Conversation archive(Actor actor, ConversationId id, boolean archived) {
        return change(actor, id, it -> it.archive(archived, clock.instant()));
    }

    /** Deletes a conversation with all that was asked in it. */
    public void delete(Actor actor, ConversationId id) {
        var conversation = own(actor, id);
        asking.deleteAll(actor, id.value());
        answering.deleteAll(
                actor, books.messages().answers(id).stream().map(AnswerId::new).toList());
        books.conversations().delete(conversation);
        events.publishEvent(Audited.deleted(actor, "conversation", id, Map.of("title", conversation.title())));
    }

    /** Keeps a question and the place of its answer. */
    void asked(Actor actor, Query query) {
        var content = query.question() == null ? String.valueOf(query.work().sql()) : query.question();
        var conversation = Objects.requireNonNull(query.conversation());
        grow(
                actor,
                conversation,
                content,
                query.dataSource().value(),
                new Ground(query.id().value(), null));
    }

    /** The same of a question that documents answered. */
    void answered(Actor actor, UUID conversation, KeptAnswer answer) {
        grow(
                actor,
                conversation,
                answer.question(),
                null,
                new Ground(null, answer.id().value()));
    }

    private void grow(Actor actor, UUID conversation, String content, @Nullable UUID source, Ground ground) {
        actor.require(WRITE);
        var id = new ConversationId(conversation);
        var before =
                books.conversations().lock(id, actor.user()).orElseThrow(() -> Problem.notFound("conversation", id));
        var now = clock.instant();
        var grown = books.conversations().save(before.grow(2, content, source, now));
        var place = before.messageCount();
        books.messages()
                .saveAll(List.of(
                        Message.of(grown, place + 1, Role.USER, content, ground, now),
                        Message.of(grown, place + 2, Role.ASSISTANT, "", ground, now)));
    }

    private Conversation change(Actor actor, ConversationId id, UnaryOperator<Conversation> change) {
        var before = own(actor, id);
        var after = books.conversations().save(change.apply(before));
        events.publishEvent(Audited.updated(actor, "conversation", id, summary(before), summary(after)));
        return after;
    }

    private Conversation own(Actor actor, ConversationId id) {
        var conversation = find(actor, id);
        actor.require(WRITE);
        if (!conversation.owner().equals(actor.user()) && !actor.administrator()) {
            throw Problem.forbidden("not_owner", "Only the one who began this conversation can change it");
        }
        return conversation;
    }

    private static Map<String, Object> summary(Conversation it) {
        return Map.of("title", it.title(), "pinned", it.pinned(), "archived", it.archivedAt() != null);
    }
}
