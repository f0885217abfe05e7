package candela.server.datasource;

import candela.server.datasource.DataSource.DataSourceId;
import candela.server.datasource.DataSource.Status;
import candela.server.platform.Actor;
import candela.server.platform.Problem;
import java.util.List;
import org.springframework.stereotype.Service;

/** The door to the register of data sources: connecting, uploading, changing, deleting. */
@Service
public class DataSources {

    private final Catalogue catalogue;

    DataSources(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** What this actor sees whose name holds the text. */
    public List<DataSource> search(Actor actor, String text) {
        actor.require(Catalogue.READ);
        return catalogue.search(actor, text);
    }

    public DataSource get(Actor actor, DataSourceId id) {
        actor.require(Catalogue.READ);
        return catalogue.find(actor, id);
    }

    /** A source that this actor may ask now. */
    public DataSource askable(Actor actor, DataSourceId id) {
        if (!actor.may("query:run")) {
            actor.require(Catalogue.READ);
        }
        var source = catalogue.find(actor, id);
        if (source.status() == Status.DISABLED) {
            throw Problem.conflict("The data source " + source.name() + " is disabled; its owner can enable it again");
        }
        return source;
    }
}
