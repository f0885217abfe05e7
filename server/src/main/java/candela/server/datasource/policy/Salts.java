package candela.server.datasource.policy;

import candela.server.datasource.DataSource;
import candela.server.platform.Actor;
import candela.server.platform.ActorBinding;
import candela.server.platform.Encryption;
import candela.server.platform.Secrets;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What goes into the hashes of each source's values: random, encrypted, and the same for as long as the source lives.
 */
@Repository
class Salts {

    private static final int LENGTH = 43;

    private final JdbcClient database;
    private final Encryption encryption;
    private final ActorBinding binding;

    Salts(JdbcClient database, Encryption encryption, ActorBinding binding) {
        this.database = database;
        this.encryption = encryption;
        this.binding = binding;
    }

    /** Makes one where there is none yet. */
    void ensure(Actor actor, DataSource source) {
        var secret = encryption.encrypt(
                Secrets.token(LENGTH), source.id().value(), source.team().value());
        binding.as(
                actor.asSystem(),
                () -> database.sql("INSERT INTO datasource.salt (source, secret) VALUES (?, ?) ON CONFLICT DO NOTHING")
                        .params(source.id().value(), secret)
                        .update());
    }

    String of(Actor actor, DataSource source) {
        UUID id = source.id().value();
        var secret = binding.as(
                actor.asSystem(),
                () -> database.sql("SELECT secret FROM datasource.salt WHERE source = ?")
                        .param(id)
                        .query((row, number) -> row.getBytes(1))
                        .single());
        return encryption.decrypt(secret, id, source.team().value());
    }
}
