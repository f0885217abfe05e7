package candela.server.feed;

import candela.server.platform.SealedColumn;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** What is secret of feeds, for the change of keys. */
@Service
class SealedLogins extends SealedColumn {

    SealedLogins(JdbcClient database) {
        super(database, Names.versioned("feed.feed", "source"));
    }
}
