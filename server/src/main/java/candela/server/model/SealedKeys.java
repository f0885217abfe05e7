package candela.server.model;

import candela.server.platform.SealedColumn;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** The API keys of connections, for the change of keys. */
@Service
class SealedKeys extends SealedColumn {

    SealedKeys(JdbcClient database) {
        super(database, Names.versioned("model.connection", "id"));
    }
}
