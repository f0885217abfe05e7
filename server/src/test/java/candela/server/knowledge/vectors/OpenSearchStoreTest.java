package candela.server.knowledge.vectors;

import candela.server.platform.Settings.VectorStoreKind;
import candela.server.platform.Settings.Vectors;

/** OpenSearch, played. */
class OpenSearchStoreTest extends VectorStoreContract {

    private final PlayedOpenSearch openSearch = new PlayedOpenSearch();

    @Override
    Vectors settings() {
        return new Vectors(
                VectorStoreKind.OPENSEARCH, openSearch.address(), PlayedOpenSearch.USER, PlayedOpenSearch.PASSWORD);
    }

    @Override
    void end() {
        openSearch.close();
    }
}
