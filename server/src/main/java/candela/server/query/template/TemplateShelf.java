package candela.server.query.template;

import candela.server.datasource.DataSource.DataSourceId;
import candela.server.datasource.register.DataSources;
import candela.server.platform.Actor;
import candela.server.platform.ActorBinding;
import candela.server.platform.Problem;
import candela.server.query.template.Template.TemplateId;
import candela.server.semantic.GlossaryTerm.TermId;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Finds saved questions as somebody sees them: what is saved of a source is for those who see the source. */
@Component
class TemplateShelf {

    private static final UUID NONE = new UUID(0, 0);

    private final StoredTemplates stored;
    private final DataSources sources;
    private final ActorBinding binding;

    TemplateShelf(StoredTemplates stored, DataSources sources, ActorBinding binding) {
        this.stored = stored;
        this.sources = sources;
        this.binding = binding;
    }

    List<Template> search(Actor actor, TemplateFilter filter, int most, int skipped) {
        return stored.search(
                actor.user(),
                actor.team(),
                actor.administrator(),
                visible(actor),
                filter.text(),
                filter.category(),
                filter.dataSource(),
                filter.sort().name(),
                most,
                skipped);
    }

    List<String> categories(Actor actor) {
        return stored.categories(actor.user(), actor.team(), actor.administrator(), visible(actor));
    }

    Template find(Actor actor, TemplateId id) {
        return stored.find(id.value(), actor.user(), actor.team(), actor.administrator(), visible(actor))
                .orElseThrow(() -> Problem.notFound("saved question", id));
    }

    private Set<UUID> visible(Actor actor) {
        var visible = new LinkedHashSet<>(Set.of(NONE));
        sources.search(actor, "").forEach(it -> visible.add(it.id().value()));
        return visible;
    }

    Template save(Template template) {
        return stored.save(template);
    }

    void delete(Template template) {
        stored.delete(template);
    }

    void deleteOf(DataSourceId source) {
        stored.deleteOf(source.value());
    }

    /** Counted for whoever runs it, who may not be allowed to change it. */
    void use(Actor actor, TemplateId id, Instant now) {
        binding.as(actor.asSystem(), () -> {
            stored.use(id.value(), now);
            return true;
        });
    }

    /** Said by whoever may say so, who need not own it. */
    void verify(Actor actor, TemplateId id, TermId term) {
        binding.as(actor.asSystem(), () -> {
            stored.verify(id.value(), term.value());
            return true;
        });
    }

    void unverify(TermId term) {
        stored.unverify(term.value());
    }
}
