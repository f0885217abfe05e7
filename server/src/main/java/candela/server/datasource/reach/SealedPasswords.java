package candela.server.datasource.reach;

import candela.server.platform.SealedColumn;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** What is secret of connections, for the change of keys. */
@Service
class SealedPasswords extends SealedColumn {

    SealedPasswords(JdbcClient database) {
        super(database, Names.versioned("datasource.data_source", "id"));
    }
}
