package candela.server.datasource.schema;

import candela.engine.sql.Schema.ForeignKey;
import candela.server.datasource.DataSource;
import candela.server.datasource.DataSource.DataSourceId;
import candela.server.datasource.DescribedPlace;
import candela.server.datasource.catalogue.Catalogue;
import candela.server.platform.Actor;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The door by which many descriptions and keys of one source are taken at once: all or none. */
@Service
@Transactional
public class SchemaNotes {

    /** How many characters one description may have. */
    public static final int LONGEST = 2_000;

    private final Catalogue catalogue;

    SchemaNotes(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** The source, for whoever may change what is said of it. */
    @Transactional(readOnly = true)
    public DataSource kept(Actor actor, DataSourceId id) {
        actor.require(Catalogue.WRITE);
        return catalogue.writable(actor, id);
    }

    /** @param descriptions of tables and columns as the schema writes them */
    public void take(Actor actor, DataSourceId id, Map<DescribedPlace, String> descriptions, List<ForeignKey> keys) {
        kept(actor, id);
        catalogue.note(actor, id, descriptions, keys);
    }
}
