package candela.server.knowledge.ingest;

import candela.server.knowledge.Document.DocumentId;
import candela.server.knowledge.PassageIndex.PassageIndexId;
import candela.server.knowledge.ingest.Ingestion.IngestionId;
import candela.server.platform.Actor;
import candela.server.platform.ActorBinding;
import java.sql.Types;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Tells the copies of the nodes what is found of a document from now on. Numbers become visible in their order because
 * the one who takes one holds a lock until the transaction ends; so that is done last in it, when no other lock is
 * waited for but the audit's.
 */
@Component
class FoundEntries {

    private static final UUID ALL = new UUID(0, 0);

    private final JdbcClient database;
    private final ActorBinding binding;

    FoundEntries(JdbcClient database, ActorBinding binding) {
        this.database = database;
        this.binding = binding;
    }

    void found(PassageIndexId index, DocumentId document, IngestionId ingestion) {
        atTheEnd(() -> enter(index, document.value(), ingestion.value()));
    }

    void gone(PassageIndexId index, DocumentId document) {
        atTheEnd(() -> enter(index, document.value(), null));
    }

    /** An index that is no more: one entry stands for all that it had. */
    void gone(PassageIndexId index) {
        atTheEnd(() -> {
            database.sql("DELETE FROM knowledge.entry WHERE passage_index = ? AND document <> ?")
                    .params(index.value(), ALL)
                    .update();
            enter(index, ALL, null);
        });
    }

    private void enter(PassageIndexId index, UUID document, @Nullable UUID ingestion) {
        database.sql("SELECT knowledge.enter(:index, :document, :ingestion)")
                .param("index", index.value())
                .param("document", document)
                .param("ingestion", ingestion, Types.OTHER)
                .query((row, number) -> true)
                .single();
    }

    private void atTheEnd(Runnable entry) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void beforeCommit(boolean readOnly) {
                binding.as(Actor.system(), () -> {
                    entry.run();
                    return true;
                });
            }

            /** Before the audit, which lets nobody else in either. */
            @Override
            public int getOrder() {
                return 0;
            }
        });
    }
}
