package candela.server.knowledge.vectors;

import candela.server.platform.Settings.VectorStoreKind;
import candela.server.platform.Settings.Vectors;

/** Qdrant, played. */
class QdrantStoreTest extends VectorStoreContract {

    private final PlayedQdrant qdrant = new PlayedQdrant();

    @Override
    Vectors settings() {
        return new Vectors(VectorStoreKind.QDRANT, qdrant.address() + "/", null, PlayedQdrant.KEY);
    }

    @Override
    void end() {
        qdrant.close();
    }
}
