package candela.server.datasource.reach;

import candela.server.datasource.DataSource.DataSourceId;
import candela.server.datasource.catalogue.Catalogue;
import candela.server.platform.Actor;
import candela.server.platform.Job;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Writes the demo's file and looks at it once, after the first start, so that nobody waits for it. */
@Component
class DemoWarmUp implements Job {

    static final String NAME = "datasource.demo";
    static final DataSourceId DEMO = new DataSourceId(UUID.fromString("01900000-0000-7000-8000-000000000001"));

    private final Catalogue catalogue;
    private final Inspections inspections;

    DemoWarmUp(Catalogue catalogue, Inspections inspections) {
        this.catalogue = catalogue;
        this.inspections = inspections;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(UUID row) {
        var system = Actor.system();
        catalogue.search(system, "").stream()
                .filter(it -> it.id().value().equals(row))
                .forEach(it -> inspections.snapshot(system, it));
    }

    /** Nobody waits for it: the first question looks again. */
    @Override
    public void failed(UUID row, UUID incident) {}
}
