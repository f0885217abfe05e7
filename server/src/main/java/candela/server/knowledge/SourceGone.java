package candela.server.knowledge;

import candela.server.datasource.DataSourceDeleted;
import candela.server.platform.Actor;
import candela.server.platform.ActorBinding;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Documents about a source of data stay when it goes; they are about none from then on. */
@Component
class SourceGone {

    private final DatasetRows rows;
    private final ActorBinding binding;

    SourceGone(DatasetRows rows, ActorBinding binding) {
        this.rows = rows;
        this.binding = binding;
    }

    @EventListener
    void on(DataSourceDeleted gone) {
        binding.as(Actor.system(), () -> rows.untie(gone.source().value()));
    }
}
