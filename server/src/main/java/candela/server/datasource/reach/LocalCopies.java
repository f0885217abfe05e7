package candela.server.datasource.reach;

import candela.server.datasource.DataSourceDeleted;
import candela.server.datasource.catalogue.Catalogue;
import candela.server.platform.Actor;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Lets go what this node holds of a source that is gone; what it missed, at its start. */
@Component
class LocalCopies implements SmartInitializingSingleton {

    private final Catalogue catalogue;
    private final OpenDatabases databases;
    private final ImportCache imports;

    LocalCopies(Catalogue catalogue, OpenDatabases databases, ImportCache imports) {
        this.catalogue = catalogue;
        this.databases = databases;
        this.imports = imports;
    }

    @TransactionalEventListener
    void letGo(DataSourceDeleted event) {
        databases.forget(event.source());
        imports.remove(event.source());
    }

    @Override
    public void afterSingletonsInstantiated() {
        imports.sweep(catalogue.search(Actor.system(), ""));
    }
}
