package candela.server.semantic;

import candela.engine.ask.Term.Kind;
import candela.engine.model.ModelException;
import candela.engine.model.ModelFile;
import candela.engine.model.Reading;
import candela.server.datasource.DataSource.DataSourceId;
import candela.server.datasource.register.DataSources;
import candela.server.datasource.schema.Classifications;
import candela.server.datasource.schema.SchemaNotes;
import candela.server.datasource.schema.Schemas;
import candela.server.platform.Actor;
import candela.server.platform.Problem;
import candela.server.platform.Visibility;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door to what is said of a source as one file: descriptions, other words, classes, keys, and the glossary's terms.
 */
@Service
public class SemanticModels {

    private static final int MOST_TERMS = 2_000;

    private final Schemas schemas;
    private final SchemaNotes notes;
    private final Classifications classifications;
    private final DataSources sources;
    private final Glossary glossary;

    SemanticModels(
            Schemas schemas,
            SchemaNotes notes,
            Classifications classifications,
            DataSources sources,
            Glossary glossary) {
        this.schemas = schemas;
        this.notes = notes;
        this.classifications = classifications;
        this.sources = sources;
        this.glossary = glossary;
    }

    /** Candela's own form; imported into the same source it changes nothing. */
    public String export(Actor actor, DataSourceId source) {
        return ModelFile.write(ModelExport.of(schemas.get(actor, source), terms(actor, source)));
    }

    /** Says what a file would change, and keeps nothing. */
    public ModelImport preview(Actor actor, DataSourceId source, String text) {
        return planned(actor, source, text).told();
    }

    /** Takes over what a file says, all or nothing; what it does not speak of stays. */
    @Transactional
    public ModelImport take(Actor actor, DataSourceId source, String text) {
        var plan = planned(actor, source, text);
        notes.take(actor, source, plan.descriptions(), plan.keys());
        if (!plan.decisions().isEmpty()) {
            classifications.decide(actor, source, plan.decisions());
        }
        plan.terms().forEach(it -> {
            if (it.former() == null) {
                glossary.create(actor, it.term());
            } else {
                glossary.change(actor, it.former(), it.term());
            }
        });
        return plan.told();
    }

    private ModelPlan planned(Actor actor, DataSourceId source, String text) {
        notes.kept(actor, source);
        var scope = scope(actor, source);
        var planning = new ModelPlan(
                read(text), schemas.get(actor, source), terms(actor, source), scope, it -> glossary.check(actor, it));
        planning.plan();
        return planning;
    }

    private static Reading read(String text) {
        try {
            return ModelFile.read(text);
        } catch (ModelException e) {
            throw Problem.invalid("text", (e.line() > 0 ? "Line " + e.line() + ": " : "") + e.getMessage());
        }
    }

    /** The terms that are about this source alone and that all who work with it have in common. */
    private List<GlossaryTerm> terms(Actor actor, DataSourceId source) {
        var scope = scope(actor, source);
        return glossary.search(actor, "", null, source, null, MOST_TERMS).items().stream()
                .filter(it -> source.equals(it.dataSource()) && it.visibility() == scope && it.kind() != Kind.CHOICE)
                .toList();
    }

    private Visibility scope(Actor actor, DataSourceId source) {
        return sources.get(actor, source).visibility() == Visibility.PRIVATE ? Visibility.PRIVATE : Visibility.TEAM;
    }
}
