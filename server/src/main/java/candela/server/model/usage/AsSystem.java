package candela.server.model.usage;

import candela.server.platform.Actor;
import candela.server.platform.ActorBinding;
import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Short transactions of the server itself. */
@Component
class AsSystem {

    private final ActorBinding binding;
    private final TransactionTemplate transaction;

    AsSystem(ActorBinding binding, PlatformTransactionManager transactions) {
        this.binding = binding;
        this.transaction = new TransactionTemplate(transactions);
    }

    <T> T as(Actor actor, Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(status -> binding.as(actor.asSystem(), work)));
    }
}
