package candela.server.knowledge;

import candela.server.knowledge.Added.Outcome;
import candela.server.knowledge.Dataset.DatasetId;
import candela.server.knowledge.Document.DocumentId;
import candela.server.knowledge.Document.Metadata;
import candela.server.platform.Actor;
import candela.server.platform.Audited;
import candela.server.platform.Problem;
import candela.server.platform.TypedId;
import candela.server.storage.Received;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The door to changes of documents. Who may write a dataset changes all documents in it. */
@Service
@Transactional
class DocumentDesk {

    static final String TYPE = "document";

    private static final int MOST_METADATA = 50;
    private static final int LONGEST_VALUE = 500;

    private final DocumentRows rows;
    private final Datasets datasets;
    private final Documents documents;
    private final Contents contents;
    private final ApplicationEventPublisher events;

    DocumentDesk(
            DocumentRows rows,
            Datasets datasets,
            Documents documents,
            Contents contents,
            ApplicationEventPublisher events) {
        this.rows = rows;
        this.datasets = datasets;
        this.documents = documents;
        this.contents = contents;
        this.events = events;
    }

    /** What is to be another; null where it stays. */
    record Change(
            @Nullable String folder,
            @Nullable String name,
            @Nullable DatasetId dataset,
            @Nullable Map<String, String> metadata) {}

    /** The same content is there already, or the same name has a newer content, or it is a new document. */
    Added add(Actor actor, DatasetId id, Incoming incoming, Received received) {
        datasets.writable(actor, id);
        rows.lock(id.value());
        var same = rows.withContent(id.value(), received.sha256());
        if (same.isPresent()) {
            return Added.of(same.get(), Outcome.DUPLICATE, incoming.name());
        }
        var named = rows.named(id.value(), incoming.folder(), incoming.name());
        if (named.isPresent()) {
            return newer(actor, named.get(), received, incoming.name());
        }
        var now = contents.now();
        var document = rows.save(new Document(
                new DocumentId(TypedId.next()),
                id,
                actor.user(),
                incoming.folder(),
                incoming.name(),
                incoming.origin(),
                incoming.sourceUrl(),
                1,
                received.sha256(),
                new Metadata(incoming.metadata()),
                now,
                now,
                0));
        contents.keep(actor, document.id(), 1, received);
        events.publishEvent(new DocumentArrived(actor, document.id(), id, 1));
        events.publishEvent(Audited.created(actor, TYPE, document.id(), facts(document)));
        return Added.of(document, Outcome.CREATED, incoming.name());
    }

    Added replace(Actor actor, DocumentId id, Received received) {
        var document = documents.writable(actor, id);
        rows.lock(document.dataset().value());
        var same = rows.withContent(document.dataset().value(), received.sha256());
        return same.isPresent()
                ? Added.of(same.get(), Outcome.DUPLICATE, received.name())
                : newer(actor, document, received, received.name());
    }

    private Added newer(Actor actor, Document document, Received received, String name) {
        var after = rows.save(document.newer(received.sha256(), contents.now()));
        contents.keep(actor, after.id(), after.edition(), received);
        events.publishEvent(new DocumentArrived(actor, after.id(), after.dataset(), after.edition()));
        events.publishEvent(Audited.updated(
                actor,
                TYPE,
                after.id(),
                Map.of("edition", document.edition()),
                Map.of("edition", after.edition(), "sha256", after.sha256())));
        return Added.of(after, Outcome.NEW_EDITION, name);
    }

    Document change(Actor actor, DocumentId id, Change change) {
        var before = documents.writable(actor, id);
        var to = change.dataset();
        var moves = to != null && !to.equals(before.dataset());
        var changed = before.with(
                change.folder() == null ? before.folder() : DocumentName.folder(change.folder()),
                change.name() == null ? before.name() : DocumentName.of(change.name()),
                change.metadata() == null ? before.metadata() : metadata(change.metadata()));
        if (to != null && moves) {
            datasets.writable(actor, to);
            changed = changed.in(to);
        }
        rows.lock(changed.dataset().value());
        requireFree(before, changed);
        var after = rows.save(changed);
        events.publishEvent(
                moves
                        ? new DocumentMoved(actor, id, before.dataset(), after.dataset(), after.edition())
                        : new DocumentChanged(actor, id, after.dataset()));
        events.publishEvent(Audited.updated(actor, TYPE, id, facts(before), facts(after)));
        return after;
    }

    /** Renames a folder with all folders in it. */
    void renameFolder(Actor actor, DatasetId id, String from, String to) {
        datasets.writable(actor, id);
        var former = DocumentName.folder(from);
        var fresh = DocumentName.folder(to);
        var below = rows.below(id.value(), former);
        if (former.isEmpty() || below.isEmpty()) {
            throw Problem.invalid("from", "There is no folder “" + from + "” with documents in it");
        }
        if ((fresh + "/").startsWith(former + "/") && !fresh.equals(former)) {
            throw Problem.invalid("to", "A folder does not go into itself");
        }
        for (var it : below) {
            var folder = DocumentName.folder(fresh + it.folder().substring(former.length()));
            change(actor, it.id(), new Change(folder, null, null, null));
        }
    }

    /** @param to another dataset; null for each its own */
    void moveAll(Actor actor, List<DocumentId> ids, String folder, @Nullable DatasetId to) {
        inOrder(ids).forEach(it -> change(actor, it, new Change(folder, null, to, null)));
    }

    void deleteAll(Actor actor, List<DocumentId> ids) {
        inOrder(ids).forEach(it -> delete(actor, it));
    }

    /** Two who change the same documents at once do not wait for each other in a ring. */
    private static List<DocumentId> inOrder(List<DocumentId> ids) {
        return ids.stream()
                .distinct()
                .sorted(Comparator.comparing(DocumentId::value))
                .toList();
    }

    void delete(Actor actor, DocumentId id) {
        var document = documents.writable(actor, id);
        contents.forget(id, Integer.MAX_VALUE);
        rows.deleteById(id);
        events.publishEvent(new DocumentDeleted(actor, id, document.dataset()));
        events.publishEvent(Audited.deleted(actor, TYPE, id, facts(document)));
    }

    private void requireFree(Document before, Document after) {
        var id = after.dataset().value();
        rows.named(id, after.folder(), after.name())
                .filter(it -> !it.id().equals(before.id()))
                .ifPresent(it -> {
                    throw Problem.conflict("There is a document “" + it.name() + "” in that folder already");
                });
        rows.withContent(id, after.sha256())
                .filter(it -> !it.id().equals(before.id()))
                .ifPresent(it -> {
                    throw Problem.conflict("The same content is there already, as “" + it.name() + "”");
                });
    }

    private static Metadata metadata(Map<String, String> said) {
        if (said.size() > MOST_METADATA) {
            throw Problem.invalid("metadata", "A document has at most " + MOST_METADATA + " of these");
        }
        said.forEach((name, value) -> {
            if (!name.matches("[\\p{L}\\p{N}_ .-]{1,50}") || value.length() > LONGEST_VALUE) {
                throw Problem.invalid(
                        "metadata",
                        "A name has 1 to 50 letters, digits, spaces, dots, dashes; a value at most " + LONGEST_VALUE
                                + " characters");
            }
        });
        return new Metadata(said);
    }

    private static Map<String, ?> facts(Document it) {
        return Map.of("dataset", it.dataset().value(), "folder", it.folder(), "name", it.name());
    }
}
