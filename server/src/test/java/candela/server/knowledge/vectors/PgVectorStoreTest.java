package candela.server.knowledge.vectors;

import candela.server.platform.Settings.VectorStoreKind;
import candela.server.platform.Settings.Vectors;
import org.jspecify.annotations.Nullable;

/** PostgreSQL itself, with pgvector. */
class PgVectorStoreTest extends VectorStoreContract {

    private @Nullable RealStore postgres;

    @Override
    Vectors settings() {
        if (postgres == null) {
            postgres = RealStore.pgvector();
        }
        return new Vectors(
                VectorStoreKind.PGVECTOR,
                "jdbc:postgresql://127.0.0.1:" + postgres.port() + "/postgres",
                "postgres",
                "postgres");
    }

    @Override
    void end() {
        if (postgres != null) {
            postgres.close();
        }
    }
}
