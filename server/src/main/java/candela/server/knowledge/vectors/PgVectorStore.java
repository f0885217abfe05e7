package candela.server.knowledge.vectors;

import candela.engine.search.Filter;
import candela.engine.search.Meaning;
import com.zaxxer.hikari.HikariDataSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** A PostgreSQL with the extension pgvector, 0.8 or newer. A table for each model, of numbers of 16 bits. */
final class PgVectorStore implements VectorStore {

    /** Vectors with more numbers are compared one by one. */
    private static final int LONGEST_INDEXED = 4_000;

    /** Looked at on the way to the nearest; the extension's bounds. */
    private static final int NARROWEST = 100;

    private static final int WIDEST = 1_000;

    private final HikariDataSource connections;
    private final JdbcTemplate statements;
    private final JdbcClient database;
    private final TransactionTemplate transaction;

    PgVectorStore(HikariDataSource connections) {
        this.connections = connections;
        this.statements = new JdbcTemplate(connections);
        this.database = JdbcClient.create(connections);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(connections));
    }

    @Override
    public long sequence() {
        return asked(() -> isThere(Names.SEQUENCE)
                ? database.sql("SELECT coalesce(max(number), 0) FROM " + Names.SEQUENCE)
                        .query(Long.class)
                        .single()
                : 0L);
    }

    @Override
    public void commit(long number) {
        asked(() -> {
            statements.execute("CREATE TABLE IF NOT EXISTS " + Names.SEQUENCE
                    + " (one boolean PRIMARY KEY DEFAULT true CHECK (one), number bigint NOT NULL)");
            return database.sql(
                            "INSERT INTO %s (number) VALUES (?) ON CONFLICT (one) DO UPDATE SET number = excluded.number"
                                    .formatted(Names.SEQUENCE))
                    .param(number)
                    .update();
        });
    }

    @Override
    public void put(Part part, Map<String, Meaning> meanings) {
        asked(() -> {
            meanings.values().stream().findFirst().ifPresent(it -> {
                create(Names.of(it.model()), it.vector().length);
                write(Names.of(it.model()), part, meanings);
            });
            return deleted(
                    "passage_index = ? AND document = ? AND ingestion <> ?",
                    part.index(),
                    part.document(),
                    part.ingestion());
        });
    }

    private void create(String table, int numbers) {
        if (isThere(table)) {
            return;
        }
        statements.execute("CREATE EXTENSION IF NOT EXISTS vector");
        statements.execute("""
                CREATE TABLE %s (id uuid PRIMARY KEY, passage_index uuid NOT NULL, document uuid NOT NULL,
                                 ingestion uuid NOT NULL, vector halfvec(%d) NOT NULL)
                """.formatted(table, numbers));
        statements.execute("CREATE INDEX ON %s (passage_index, document)".formatted(table));
        if (numbers <= LONGEST_INDEXED) {
            statements.execute("CREATE INDEX ON %s USING hnsw (vector halfvec_cosine_ops)".formatted(table));
        }
    }

    private void write(String table, Part part, Map<String, Meaning> meanings) {
        statements.batchUpdate(
                """
                INSERT INTO %s (id, passage_index, document, ingestion, vector)
                VALUES (?::uuid, ?::uuid, ?::uuid, ?::uuid, ?::halfvec)
                ON CONFLICT (id) DO UPDATE SET ingestion = excluded.ingestion, vector = excluded.vector
                """.formatted(table),
                meanings.entrySet().stream()
                        .map(it -> new Object[] {
                            it.getKey(), part.index(), part.document(), part.ingestion(), written(it.getValue())
                        })
                        .toList());
    }

    private static String written(Meaning meaning) {
        return Arrays.toString(meaning.vector());
    }

    @Override
    public void delete(String index, String document) {
        asked(() -> deleted("passage_index = ? AND document = ?", index, document));
    }

    @Override
    public void deleteIndex(String index) {
        asked(() -> deleted("passage_index = ?", index));
    }

    private int deleted(String where, String... ids) {
        return tables().stream()
                .mapToInt(it -> database.sql("DELETE FROM " + it + " WHERE " + where.replace("?", "?::uuid"))
                        .params(List.of((Object[]) ids))
                        .update())
                .sum();
    }

    @Override
    public void clear() {
        asked(() -> {
            tables().forEach(it -> statements.execute("DROP TABLE " + it));
            statements.execute("DROP TABLE IF EXISTS " + Names.SEQUENCE);
            return true;
        });
    }

    private List<String> tables() {
        return database.sql(
                        "SELECT tablename FROM pg_tables WHERE schemaname = current_schema() AND starts_with(tablename, ?)")
                .param(Names.VECTORS)
                .query((row, line) -> row.getString(1))
                .list();
    }

    private boolean isThere(String table) {
        return database.sql("SELECT to_regclass(?) IS NOT NULL")
                .param(table)
                .query(Boolean.class)
                .single();
    }

    @Override
    public List<String> nearest(Meaning meaning, Filter filter, int most) {
        var table = Names.of(meaning.model());
        return asked(() -> isThere(table)
                ? Objects.requireNonNull(transaction.execute(_ -> found(table, meaning, filter, most)))
                : List.of());
    }

    /** Goes on looking until enough are found that the filter lets through. */
    private List<String> found(String table, Meaning meaning, Filter filter, int most) {
        statements.execute("SET LOCAL hnsw.iterative_scan = relaxed_order");
        statements.execute("SET LOCAL hnsw.ef_search = " + Math.clamp(most, NARROWEST, WIDEST));
        var documents = filter.documents().isEmpty() ? "" : "AND document = ANY (:documents::uuid[])";
        return database.sql("""
                        SELECT id FROM %s WHERE passage_index = ANY (:indexes::uuid[]) %s
                        ORDER BY vector <=> :meant::halfvec LIMIT :most
                        """.formatted(table, documents))
                .param("indexes", array(filter.datasets()))
                .param("documents", array(filter.documents()))
                .param("meant", written(meaning))
                .param("most", most)
                .query((row, line) -> row.getString(1))
                .list();
    }

    private static String[] array(Set<String> ids) {
        return ids.toArray(String[]::new);
    }

    private static <T> T asked(Supplier<T> question) {
        try {
            return question.get();
        } catch (DataAccessException | TransactionException e) {
            var why = e.getCause() == null ? e.getMessage() : e.getCause().getMessage();
            throw new VectorStoreException("pgvector: " + why, e);
        }
    }

    @Override
    public void close() {
        connections.close();
    }
}
