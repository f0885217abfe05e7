package candela.server.semantic.description;

import candela.server.model.LanguageModel;
import candela.server.model.LanguageModel.Prompt;
import candela.server.model.LanguageModel.Written;
import candela.server.platform.Actor;
import candela.server.platform.Actors;
import candela.server.platform.Job;
import candela.server.platform.Problem;
import candela.server.semantic.description.DescriptionRun.RunId;
import candela.server.semantic.description.DescriptionRun.Status;
import candela.server.semantic.description.ModelAnswer.Taken;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.springframework.stereotype.Component;

/**
 * Asks a model for descriptions, call by call. What a call brought is kept before the next one, so that a node which
 * takes the run up after another one died asks nothing again that was answered. Before each call it is looked at anew
 * what the one who asked may do and what the model may be told.
 */
@Component
class DescribeJob implements Job {

    static final String NAME = "semantic.describe";

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Describing describing;
    private final Telling telling;
    private final LanguageModel model;
    private final Actors actors;

    DescribeJob(Describing describing, Telling telling, LanguageModel model, Actors actors) {
        this.describing = describing;
        this.telling = telling;
        this.model = model;
        this.actors = actors;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(UUID row) {
        describing.begin(Actor.system(), new RunId(row)).ifPresent(this::describe);
    }

    @Override
    public void failed(UUID row, UUID incident) {
        describing.end(
                Actor.system(),
                new RunId(row),
                Status.FAILED,
                "Something went wrong here. Tell your administrator the number " + incident);
    }

    private void describe(DescriptionRun begun) {
        var actor = Actor.system();
        try {
            actor = actor(begun);
            var run = Optional.of(begun);
            while (run.isPresent() && !run.get().isThrough()) {
                run = further(run.get());
            }
            describing.end(actor, begun.id(), run.isPresent() ? Status.SUCCEEDED : Status.CANCELLED, null);
        } catch (Problem e) {
            describing.end(actor, begun.id(), Status.FAILED, e.detail());
        }
    }

    /** Who asked, with the rights of this moment. */
    private Actor actor(DescriptionRun run) {
        return actors.of(run.owner(), run.team()).within(run.scopes());
    }

    /** One call further; empty where the run was stopped. */
    private Optional<DescriptionRun> further(DescriptionRun run) {
        var system = Actor.system();
        if (describing.isStopped(system, run.id())) {
            return Optional.empty();
        }
        var actor = actor(run);
        var told = telling.told(actor, run.dataSource());
        var parts = run.next().parts();
        var prompt = DescriptionPrompt.of(run, told, parts);
        if (prompt.isEmpty()) {
            return describing.keep(system, run, new Taken(List.of(), 0), "");
        }
        return answered(actor, prompt.get(), () -> describing.isStopped(system, run.id()))
                .flatMap(it -> describing.keep(system, run, ModelAnswer.read(it.value(), told, parts), it.model()));
    }

    private Optional<Written> answered(Actor actor, Prompt prompt, BooleanSupplier stopped) {
        try {
            return model.ask(actor, prompt, PATIENCE, stopped);
        } catch (TimeoutException _) {
            throw new Problem(
                    Problem.Kind.TIMEOUT,
                    "The model did not answer within " + PATIENCE.toMinutes()
                            + " minutes; try again, or choose a faster one");
        }
    }
}
