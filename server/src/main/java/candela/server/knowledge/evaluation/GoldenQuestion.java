package candela.server.knowledge.evaluation;

import candela.server.knowledge.Dataset.DatasetId;
import candela.server.platform.Actor.UserId;
import candela.server.platform.JsonColumn;
import candela.server.platform.TypedId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/**
 * A question of which people know where its answer stands, or what it says.
 *
 * @param facts words that an answer holds, each on its own
 */
@Table(schema = "knowledge", name = "golden_question")
public record GoldenQuestion(
        @Id QuestionId id,
        DatasetId dataset,
        String question,
        Places places,
        List<String> facts,
        UserId createdBy,
        Instant createdAt,
        @Version int version) {

    public record QuestionId(UUID value) implements TypedId {}

    public GoldenQuestion {
        facts = List.copyOf(facts);
    }

    /** Where the answer stands; each is to be found. */
    public record Places(List<Place> places) implements JsonColumn {

        public Places {
            places = List.copyOf(places);
        }
    }

    /**
     * A document, or a range of its text in UTF-16 units.
     *
     * @param begins null for the whole document
     * @param ends null for the whole document
     */
    public record Place(
            UUID document,
            @Nullable Integer begins,
            @Nullable Integer ends) {}

    GoldenQuestion with(String question, List<Place> places, List<String> facts) {
        return new GoldenQuestion(id, dataset, question, new Places(places), facts, createdBy, createdAt, version);
    }
}
