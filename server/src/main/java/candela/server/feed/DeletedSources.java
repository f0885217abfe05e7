package candela.server.feed;

import candela.server.datasource.DataSourceDeleted;
import candela.server.platform.Actor;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** A feed goes with its source; a sync that runs notices that its row is gone. */
@Component
class DeletedSources {

    private final FeedDesk desk;

    DeletedSources(FeedDesk desk) {
        this.desk = desk;
    }

    @EventListener
    void on(DataSourceDeleted deleted) {
        desk.forget(Actor.system(), deleted.source());
    }
}
