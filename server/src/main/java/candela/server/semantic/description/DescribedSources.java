package candela.server.semantic.description;

import candela.server.datasource.DataSourceDeleted;
import candela.server.platform.Actor;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What was proposed for a data source goes with it. */
@Component
class DescribedSources {

    private final DescriptionDesk desk;

    DescribedSources(DescriptionDesk desk) {
        this.desk = desk;
    }

    @EventListener
    void on(DataSourceDeleted deleted) {
        desk.forget(Actor.system(), deleted.source());
    }
}
