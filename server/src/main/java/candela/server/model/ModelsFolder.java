package candela.server.model;

import candela.server.platform.Problem;
import candela.server.platform.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * The folder {@code models} in the data folder, into which who looks after the machine puts models: a folder is one of
 * embeddings, a file that ends in {@code .gguf} a language model.
 */
@Component
class ModelsFolder {

    /** What the addresses of what is in it begin with. */
    static final String PLACE = "candela:models/";

    private static final String LANGUAGE = ".gguf";

    /** One name, and nothing that leads elsewhere. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

    private final Path folder;

    ModelsFolder(Settings start) {
        this.folder = start.data("models");
    }

    /** What an address names of it. */
    static String name(String base) {
        var name = base.startsWith(PLACE) ? base.substring(PLACE.length()) : "";
        if (!NAME.matcher(name).matches()) {
            throw Problem.invalid(
                    "base",
                    "Enter " + PLACE + " and the name of what is in the folder “models” of Candela's data folder, like "
                            + PLACE + "bge-small or " + PLACE + "qwen2.5-7b.gguf");
        }
        return name;
    }

    static boolean isLanguage(String base) {
        return base.startsWith(PLACE) && base.endsWith(LANGUAGE);
    }

    /** How a language model is called, by its address. */
    static String languageName(String base) {
        var name = name(base);
        return name.substring(0, name.length() - LANGUAGE.length());
    }

    /**
     * Where that is. A link may lead anywhere, but then it is none of the models.
     *
     * @throws IOException where there is nothing, or it lies elsewhere
     */
    Path at(String first, String... more) throws IOException {
        var real = folder.resolve(Path.of(first, more)).toRealPath();
        if (!real.startsWith(folder.toRealPath())) {
            throw new IOException("it lies outside of the folder “models”");
        }
        return real;
    }
}
