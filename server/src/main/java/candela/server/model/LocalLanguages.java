package candela.server.model;

import candela.engine.ai.local.LanguageFile;
import candela.engine.ai.local.LocalAnswer;
import candela.engine.ai.local.LocalBounds;
import candela.engine.ai.local.LocalModel;
import candela.engine.ai.local.LocalModelException;
import candela.server.platform.Problem;
import candela.server.platform.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/**
 * Language models that somebody put as files into {@code models} in the data folder, each run by a process of its own.
 * Those that nobody uses make room for others.
 */
@Component
class LocalLanguages implements DisposableBean {

    private static final Duration TRYING = Duration.ofMinutes(2);
    private static final String TRIAL = """
            {"messages": [{"role": "user", "content": "Hello"}], "max_tokens": 1}""";

    private final ModelsFolder models;
    private final LanguageBounds bounds;
    private final Path work;
    private final Map<String, LocalModel> known = new HashMap<>();

    LocalLanguages(ModelsFolder models, LanguageBounds bounds, Settings start) throws IOException {
        this.models = models;
        this.bounds = bounds;
        this.work = start.data("models-at-work");
        FileSystemUtils.deleteRecursively(work);
    }

    /**
     * Asks the model at that address, see {@link LocalModel#ask}.
     *
     * @throws Problem invalid, with what is wrong with the address or the file; unavailable where others take the
     *     memory
     */
    LocalAnswer ask(String base, String body, Duration patience, Duration longest) throws LocalModelException {
        return at(base).ask(body, patience, longest);
    }

    /** How many tokens go into a call of the model at that address. */
    int context(String base) {
        var model = at(base);
        return model.file().contextWithin(model.bounds().context());
    }

    /** @throws Problem invalid, with what is wrong with the address or the file */
    void tryOut(String base) {
        var model = at(base);
        try (var answer = model.ask(TRIAL, TRYING, TRYING)) {
            answer.body().readAllBytes();
        } catch (LocalModelException e) {
            // who is busy answering works
            if (e.reason() != LocalModelException.Reason.BUSY) {
                throw unusable(ModelsFolder.name(base), String.valueOf(e.getMessage()));
            }
        } catch (IOException e) {
            throw unusable(ModelsFolder.name(base), String.valueOf(e.getMessage()));
        }
    }

    private static Problem unusable(String name, String why) {
        return Problem.invalid("base", "The model in models/" + name + " cannot be used: " + why);
    }

    private synchronized LocalModel at(String base) {
        var name = ModelsFolder.name(base);
        try {
            var model = current(name, models.at(name));
            requireRoom(name, model);
            return model;
        } catch (NoSuchFileException e) {
            throw Problem.invalid(
                    "base", "There is no models/" + name + " in Candela's data folder: put the file there");
        } catch (IOException e) {
            throw unusable(name, String.valueOf(e.getMessage()));
        }
    }

    /** Another file in its place, and other bounds, are for another process; one that answers goes on until then. */
    private LocalModel current(String name, Path path) throws IOException {
        var model = known.get(name);
        var wanted = bounds.each();
        if (model != null && (!model.isIdle() || isCurrent(model, path, wanted))) {
            return model;
        }
        if (model != null) {
            model.close();
            known.remove(name);
        }
        var fresh = new LocalModel(LanguageFile.read(path), wanted, work);
        known.put(name, fresh);
        return fresh;
    }

    private static boolean isCurrent(LocalModel model, Path path, LocalBounds wanted) throws IOException {
        var file = model.file();
        return model.bounds().equals(wanted)
                && file.path().equals(path)
                && file.bytes() == Files.size(path)
                && file.changed().equals(Files.getLastModifiedTime(path));
    }

    private void requireRoom(String name, LocalModel model) throws IOException {
        var most = bounds.megabytes();
        if (model.megabytes() > most) {
            throw new IOException(
                    "it takes about %d MB of memory with a context of %d tokens, and %d MB are allowed. Take a smaller one, lower model.gguf_context, or raise model.gguf_megabytes where the machine has the memory"
                            .formatted(
                                    model.megabytes(),
                                    model.file().contextWithin(model.bounds().context()),
                                    most));
        }
        var others = known.values().stream()
                .filter(it -> it != model && (it.isLoaded() || !it.isIdle()))
                .sorted(Comparator.comparingLong(LocalModel::usedAt))
                .toList();
        makeRoom(name, others, most - model.megabytes());
    }

    /** The one that was used least of late goes first. */
    private static void makeRoom(String name, List<LocalModel> others, long room) {
        var taken = others.stream().mapToLong(LocalModel::megabytes).sum();
        for (var other : others) {
            if (taken > room && other.isIdle()) {
                other.unload();
                taken -= other.megabytes();
            }
        }
        if (taken > room) {
            throw new Problem(
                    Problem.Kind.UNAVAILABLE,
                    "There is no memory for models/" + name + " while others answer; try again soon");
        }
    }

    @Override
    public synchronized void destroy() {
        known.values().forEach(LocalModel::close);
        known.clear();
    }
}
