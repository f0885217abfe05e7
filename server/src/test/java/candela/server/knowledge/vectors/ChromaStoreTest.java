package candela.server.knowledge.vectors;

import candela.server.platform.Settings.VectorStoreKind;
import candela.server.platform.Settings.Vectors;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;

/** Chroma itself. */
class ChromaStoreTest extends VectorStoreContract {

    @TempDir
    static Path folder;

    private @Nullable RealStore chroma;

    @Override
    Vectors settings() {
        if (chroma == null) {
            chroma = RealStore.chroma(folder);
        }
        return new Vectors(VectorStoreKind.CHROMA, "http://127.0.0.1:" + chroma.port(), null, null);
    }

    @Override
    void end() {
        if (chroma != null) {
            chroma.close();
        }
    }
}
