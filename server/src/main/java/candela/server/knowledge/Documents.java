package candela.server.knowledge;

import candela.server.knowledge.ContentRows.Shown;
import candela.server.knowledge.Dataset.DatasetId;
import candela.server.knowledge.Document.DocumentId;
import candela.server.knowledge.DocumentStandings.After;
import candela.server.knowledge.Standing.Tally;
import candela.server.platform.Actor;
import candela.server.platform.ActorBinding;
import candela.server.platform.Page;
import candela.server.platform.Problem;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The door to documents as they are read: lists, how far they have come, what is in them. */
@Service
@Transactional(readOnly = true)
public class Documents {

    private final DocumentRows rows;
    private final DocumentShelf shelf;
    private final Datasets datasets;
    private final Contents contents;
    private final ActorBinding binding;

    Documents(DocumentRows rows, DocumentShelf shelf, Datasets datasets, Contents contents, ActorBinding binding) {
        this.rows = rows;
        this.shelf = shelf;
        this.datasets = datasets;
        this.contents = contents;
        this.binding = binding;
    }

    /** One whose dataset the actor sees. */
    public Document find(Actor actor, DocumentId id) {
        actor.require(Datasets.READ);
        return rows.find(id.value(), actor.user().value(), actor.team().value(), actor.administrator())
                .orElseThrow(() -> Problem.notFound(DocumentDesk.TYPE, id));
    }

    /** One whose dataset the actor may write. */
    public Document writable(Actor actor, DocumentId id) {
        var document = find(actor, id);
        datasets.writable(actor, document.dataset());
        return document;
    }

    /** What those of them are called that are in the dataset. */
    public Map<UUID, String> names(Actor actor, DatasetId dataset, Collection<DocumentId> ids) {
        datasets.find(actor, dataset);
        return rows.findAllById(ids).stream()
                .filter(it -> it.dataset().equals(dataset))
                .collect(Collectors.toMap(it -> it.id().value(), Document::name));
    }

    public Standing standing(Actor actor, DocumentId id) {
        find(actor, id);
        return shelf.standings().of(id).orElseThrow(() -> Problem.notFound(DocumentDesk.TYPE, id));
    }

    /** A content that the document has or had. */
    public Edition edition(Actor actor, DocumentId id, int number) {
        find(actor, id);
        return contents.find(id, number);
    }

    /** What is found of it now; of one that was never ready, what was read so far. */
    public Content content(Actor actor, DocumentId id) {
        var standing = standing(actor, id);
        var edition =
                Objects.requireNonNullElse(standing.live(), standing.document().edition());
        return shelf.contents()
                .find(id, edition)
                .orElseThrow(() -> Problem.conflict("The document was not read yet; wait until it is ready"));
    }

    /** A content as it came; shown in place only where it is a PDF. */
    record Original(Edition edition, String name, boolean shown) {}

    /** @param inline the content that is found now, to be shown, instead of the newest, to be saved */
    Original original(Actor actor, DocumentId id, boolean inline) {
        var standing = standing(actor, id);
        var live = inline && "pdf".equals(standing.kind()) ? standing.live() : null;
        return live == null
                ? new Original(standing.edition(), standing.document().name(), false)
                : new Original(contents.find(id, live), standing.document().name(), true);
    }

    /** In the order of their folders and names. */
    public Page<Standing> list(
            Actor actor, DatasetId dataset, Standing.Wanted wanted, @Nullable String cursor, int limit) {
        datasets.find(actor, dataset);
        var after = cursor == null ? null : after(cursor);
        var found = binding.as(actor.asSystem(), () -> shelf.standings().list(dataset, wanted, after, limit + 1));
        return Page.cut(found, limit, Documents::cursor);
    }

    Map<String, Integer> folders(Actor actor, DatasetId dataset) {
        datasets.find(actor, dataset);
        return shelf.standings().folders(dataset);
    }

    /** How many documents of each are how far; of datasets that the actor has found. */
    Map<DatasetId, Tally> tallies(Actor actor, Collection<DatasetId> found) {
        actor.require(Datasets.READ);
        return found.isEmpty()
                ? Map.of()
                : binding.as(actor.asSystem(), () -> shelf.standings().tallies(found));
    }

    Page<Shown> passages(Actor actor, DocumentId id, @Nullable Integer from, int limit) {
        find(actor, id);
        var found = shelf.contents().passages(id, Objects.requireNonNullElse(from, 0), limit + 1);
        return Page.cut(found, limit, it -> String.valueOf(it.number() + 1));
    }

    /** Deletes the contents before an edition, which nobody finds any more. */
    @Transactional
    public void forget(Actor system, DocumentId id, int before) {
        contents.forget(id, before);
    }

    private static String cursor(Standing last) {
        var place = last.document().folder() + "\n" + last.document().name();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(place.getBytes(StandardCharsets.UTF_8));
    }

    private static After after(String cursor) {
        try {
            var place = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            var end = place.indexOf('\n');
            return new After(place.substring(0, end), place.substring(end + 1));
        } catch (IllegalArgumentException | StringIndexOutOfBoundsException e) {
            throw Problem.invalid("cursor", "Send the cursor as it came with the list");
        }
    }
}
