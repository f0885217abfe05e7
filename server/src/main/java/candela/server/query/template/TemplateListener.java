package candela.server.query.template;

import candela.server.datasource.DataSourceDeleted;
import candela.server.platform.Actor;
import candela.server.platform.ActorBinding;
import candela.server.semantic.VerifiedWithdrawn;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What was saved of a data source goes with it; what the glossary takes back is no longer verified here. */
@Component
class TemplateListener {

    private final Templates templates;
    private final TemplateShelf shelf;
    private final ActorBinding binding;

    TemplateListener(Templates templates, TemplateShelf shelf, ActorBinding binding) {
        this.templates = templates;
        this.shelf = shelf;
        this.binding = binding;
    }

    @EventListener
    void on(DataSourceDeleted deleted) {
        templates.forget(Actor.system(), deleted.source());
    }

    @EventListener
    void on(VerifiedWithdrawn withdrawn) {
        binding.as(Actor.system(), () -> {
            shelf.unverify(withdrawn.term());
            return true;
        });
    }
}
