package candela.server.iam;

import candela.server.platform.Actor;
import candela.server.platform.ActorBinding;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Short looks and writes as the system, for what happens before somebody is known or concerns somebody else. */
@Component
class SystemSight {

    private final TransactionTemplate transaction;
    private final ActorBinding binding;

    SystemSight(PlatformTransactionManager transactions, ActorBinding binding) {
        this.transaction = new TransactionTemplate(transactions);
        this.binding = binding;
    }

    /** One transaction, or a part of the open one, as the system on behalf of this actor. */
    <T> T as(Actor actor, Supplier<T> work) {
        return Objects.requireNonNull(transaction.<@Nullable T>execute(status -> binding.as(actor.asSystem(), work)));
    }
}
