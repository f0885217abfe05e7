package candela.server.model;

import candela.engine.ai.SentenceVectors;
import candela.server.platform.Problem;
import candela.server.platform.RuntimeSettings;
import candela.server.platform.SettingDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.HashMap;
import java.util.Map;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/**
 * Models of embeddings that somebody put into a folder below {@code models} in the data folder: they run in the process
 * as the one does that comes along. Once loaded they stay until the server ends.
 */
@Component
class LocalModels implements DisposableBean {

    private static final int MEGABYTE = 20;

    private final ModelsFolder folder;
    private final RuntimeSettings settings;
    private final SettingDefinition<Integer> megabytes;
    private final Map<String, SentenceVectors> loaded = new HashMap<>();
    private long bytes;

    LocalModels(ModelsFolder folder, RuntimeSettings settings, SettingDefinition<Integer> localModelMegabytes) {
        this.folder = folder;
        this.settings = settings;
        this.megabytes = localModelMegabytes;
    }

    /**
     * The model at that address, loaded and tried at the first time.
     *
     * @throws Problem invalid, with what is wrong with the address or the files
     */
    synchronized SentenceVectors at(String base) {
        var known = loaded.get(base);
        if (known != null) {
            return known;
        }
        var name = ModelsFolder.name(base);
        try {
            var place = folder.at(name);
            var size = Files.size(folder.at(name, "model.onnx"));
            requireRoom(name, size);
            var model = SentenceVectors.in(place);
            loaded.put(base, model);
            bytes += size;
            return model;
        } catch (NoSuchFileException e) {
            throw Problem.invalid(
                    "base", "There is no models/" + name + "/model.onnx in Candela's data folder: put the model there");
        } catch (IOException e) {
            throw Problem.invalid("base", "The model in models/" + name + " cannot be used: " + e.getMessage());
        }
    }

    private void requireRoom(String name, long size) throws IOException {
        var most = settings.value(megabytes);
        if (bytes + size > (long) most << MEGABYTE) {
            throw new IOException("with models/" + name + " the models of the folder would take more than " + most
                    + " MB of memory; an administrator can raise model.local_megabytes");
        }
    }

    @Override
    public synchronized void destroy() {
        loaded.values().forEach(SentenceVectors::close);
        loaded.clear();
    }

    /** The setting behind it. */
    @Configuration(proxyBeanMethods = false)
    static class Definitions {

        @Bean
        SettingDefinition<Integer> localModelMegabytes() {
            return SettingDefinition.number(
                    "model.local_megabytes",
                    512,
                    1,
                    65_536,
                    "How many megabytes the files of models in the data folder may have that run in the server, together");
        }
    }
}
