package candela.server.knowledge.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import candela.server.platform.Actor;
import candela.server.platform.ActorBinding;
import candela.server.testing.Api;
import candela.server.testing.People;
import candela.server.testing.People.Person;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** What tests of documents on their way have in common: waiting for their end, and looking at the rows. */
final class Desk {

    static final Set<String> OVER = Set.of("ready", "failed", "cancelled");

    private final Api api;
    private final People people;
    private final JdbcClient database;
    private final ActorBinding binding;
    private final TransactionTemplate transaction;

    Desk(Api api, People people, JdbcClient database, ActorBinding binding, TransactionTemplate transaction) {
        this.api = api;
        this.people = people;
        this.database = database;
        this.binding = binding;
        this.transaction = transaction;
    }

    JsonNode document(Person person, String id) {
        var answer = api.get(person, "/documents/" + id);
        assertThat(answer).hasStatusOk();
        return Api.json(answer);
    }

    String status(Person person, String id) {
        return document(person, id).path("status").asString();
    }

    /** The document, once it is ready, failed or cancelled. */
    JsonNode ended(Person person, String id) {
        await().atMost(Duration.ofSeconds(60)).until(() -> OVER.contains(status(person, id)));
        return document(person, id);
    }

    List<JsonNode> passages(Person person, String id) {
        return Api.json(api.get(person, "/documents/" + id + "/passages"))
                .path("items")
                .valueStream()
                .toList();
    }

    void lanes(int number) {
        set("knowledge.lanes", number);
    }

    void set(String key, int value) {
        assertThat(api.put(people.administrator(), "/settings/" + key, "{\"value\": " + value + "}"))
                .hasStatus2xxSuccessful();
    }

    /** Rows as the system sees them. */
    List<Map<String, @Nullable Object>> rows(String sql, Object... parameters) {
        return asSystem(() -> database.sql(sql).params(parameters).query().listOfRows());
    }

    int change(String sql, Object... parameters) {
        return asSystem(() -> database.sql(sql).params(parameters).update());
    }

    /** The rows of a document's ingestions. */
    List<Map<String, @Nullable Object>> ingestions(String document) {
        return rows("SELECT * FROM knowledge.ingestion WHERE document = ? ORDER BY id", UUID.fromString(document));
    }

    private <T> T asSystem(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(it -> binding.as(Actor.system(), work)));
    }
}
