package candela.server.knowledge;

import candela.server.knowledge.Dataset.DatasetId;
import candela.server.knowledge.PassageIndex.Status;
import candela.server.knowledge.Standing.Tally;
import candela.server.platform.Actor;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The door to datasets as a list or a page shows them. */
@Service
@Transactional(readOnly = true)
class Overviews {

    private final Datasets datasets;
    private final Documents documents;
    private final Ties ties;

    Overviews(Datasets datasets, Documents documents, Ties ties) {
        this.datasets = datasets;
        this.documents = documents;
        this.ties = ties;
    }

    List<DatasetOverview> search(Actor actor, String text) {
        return of(actor, datasets.search(actor, text));
    }

    DatasetOverview find(Actor actor, DatasetId id) {
        return of(actor, List.of(datasets.find(actor, id))).getFirst();
    }

    private List<DatasetOverview> of(Actor actor, List<Dataset> found) {
        var ids = found.stream().map(Dataset::id).toList();
        var indexes = datasets.indexes(actor, ids);
        var tallies = documents.tallies(actor, ids);
        var people = new HashSet<UUID>();
        found.forEach(it -> {
            people.add(it.owner().value());
            people.addAll(it.readers());
            people.addAll(it.editors());
        });
        var names = ties.named(actor, people);
        return found.stream()
                .map(it -> new DatasetOverview(
                        it,
                        index(indexes, it, Status.LIVE).getFirst(),
                        !index(indexes, it, Status.BUILDING).isEmpty(),
                        tallies.getOrDefault(it.id(), Tally.NONE),
                        names))
                .toList();
    }

    private static List<PassageIndex> index(List<PassageIndex> indexes, Dataset dataset, Status status) {
        return indexes.stream()
                .filter(it -> it.dataset().equals(dataset.id()) && it.status() == status)
                .toList();
    }
}
