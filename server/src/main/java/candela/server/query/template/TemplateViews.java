package candela.server.query.template;

import candela.server.datasource.DataSource.DataSourceId;
import candela.server.datasource.register.DataSources;
import candela.server.iam.Contact;
import candela.server.iam.Directory;
import candela.server.platform.Actor;
import candela.server.platform.Page;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Makes views of saved questions, with the names of their owners and sources. */
@Component
class TemplateViews {

    private final DataSources sources;
    private final Directory directory;

    TemplateViews(DataSources sources, Directory directory) {
        this.sources = sources;
        this.directory = directory;
    }

    TemplateView of(Actor actor, Template template) {
        return of(actor, Page.all(List.of(template))).items().getFirst();
    }

    Page<TemplateView> of(Actor actor, Page<Template> page) {
        var people = directory.contacts(
                actor, page.items().stream().map(Template::owner).collect(Collectors.toSet()));
        var names = names(actor);
        return page.map(it -> TemplateView.of(
                actor,
                it,
                it.content().sources().stream()
                        .map(source -> Objects.requireNonNullElse(names.get(source), ""))
                        .collect(Collectors.joining(" + ")),
                Contact.name(people, it.owner())));
    }

    private Map<DataSourceId, String> names(Actor actor) {
        var names = new HashMap<DataSourceId, String>();
        sources.search(actor, "").forEach(it -> names.put(it.id(), it.name()));
        return names;
    }
}
