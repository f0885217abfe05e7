package candela.server.semantic;

import candela.server.datasource.DataSourceDeleted;
import candela.server.platform.Actor;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What was said about a data source goes with it. */
@Component
class SourceListener {

    private final Glossary glossary;

    SourceListener(Glossary glossary) {
        this.glossary = glossary;
    }

    @EventListener
    void on(DataSourceDeleted deleted) {
        glossary.forget(Actor.system(), deleted.source());
    }
}
