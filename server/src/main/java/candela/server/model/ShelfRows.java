package candela.server.model;

import candela.server.platform.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Reads what is remembered between calls; never within somebody's transaction, whose changes may yet be taken back. */
@Service
@Transactional(readOnly = true, propagation = Propagation.REQUIRES_NEW)
class ShelfRows {

    private final ModelBooks books;
    private final JdbcClient database;

    ShelfRows(ModelBooks books, JdbcClient database) {
        this.books = books;
        this.database = database;
    }

    public long generation(Actor system) {
        return database.sql("SELECT number FROM model.generation")
                .query(Long.class)
                .single();
    }

    public Snapshot all(Actor system) {
        return new Snapshot(
                books.connections().findAll(),
                books.models().findByEnabledTrueOrderByName(),
                books.routings().all());
    }
}
