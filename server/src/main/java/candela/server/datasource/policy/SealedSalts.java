package candela.server.datasource.policy;

import candela.server.platform.SealedColumn;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** What goes into the hashes of values, for the change of keys. */
@Service
class SealedSalts extends SealedColumn {

    private static final String TEAM = "(SELECT s.team FROM datasource.data_source s WHERE s.id = v.source)";

    SealedSalts(JdbcClient database) {
        super(database, new Names("datasource.salt", "source", TEAM, ""));
    }
}
