package candela.server.platform;

import java.util.UUID;
import java.util.function.Supplier;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The second lock: tells PostgreSQL, inside the open transaction, for whom it works, so that row-level security holds
 * even where a WHERE was forgotten. The actor is the one that the door was given.
 */
public class ActorBinding implements MethodInterceptor {

    private static final Object KEY = new Object();

    private final JdbcClient database;

    ActorBinding(JdbcClient database) {
        this.database = database;
    }

    @Override
    public @Nullable Object invoke(MethodInvocation call) throws Throwable {
        if (!TransactionSynchronizationManager.isActualTransactionActive()
                || !(call.getArguments().length > 0 && call.getArguments()[0] instanceof Actor actor)) {
            return call.proceed();
        }
        var before = enter(actor);
        var result = proceed(call);
        leave(actor, before);
        return result;
    }

    /** Does one thing as another actor within the open transaction, e.g. looks up a password as the system. */
    public <T extends @Nullable Object> T as(Actor actor, Supplier<T> work) {
        var before = enter(actor);
        T result;
        try {
            result = work.get();
        } catch (RuntimeException e) {
            TransactionSynchronizationManager.unbindResource(KEY);
            throw e;
        }
        leave(actor, before);
        return result;
    }

    /** After a failure the transaction can only roll back, so PostgreSQL is told nothing more. */
    private static @Nullable Object proceed(MethodInvocation call) throws Throwable {
        try {
            return call.proceed();
        } catch (Throwable failure) {
            TransactionSynchronizationManager.unbindResourceIfPossible(KEY);
            throw failure;
        }
    }

    private @Nullable Actor enter(Actor actor) {
        var before = (Actor) TransactionSynchronizationManager.unbindResourceIfPossible(KEY);
        TransactionSynchronizationManager.bindResource(KEY, actor);
        if (!actor.equals(before)) {
            tell(actor);
        }
        return before;
    }

    private void leave(Actor actor, @Nullable Actor before) {
        TransactionSynchronizationManager.unbindResource(KEY);
        if (before == null) {
            return;
        }
        TransactionSynchronizationManager.bindResource(KEY, before);
        if (!actor.equals(before)) {
            tell(before);
        }
    }

    /**
     * What the system does it does again and again, and with row-level security PostgreSQL takes longer to plan most of
     * that than to do it; so it keeps those plans, whatever the values.
     */
    private void tell(Actor actor) {
        database.sql("""
                        SELECT set_config('app.user', ?, true), set_config('app.team', ?, true),
                               set_config('app.admin', ?, true), set_config('app.system', ?, true),
                               set_config('plan_cache_mode', ?, true)
                        """)
                .params(
                        text(actor.user().value()),
                        text(actor.team().value()),
                        flag(actor.administrator()),
                        flag(actor.ofSystem()),
                        actor.ofSystem() ? "force_generic_plan" : "auto")
                .query((row, number) -> true)
                .single();
    }

    private static String text(UUID id) {
        return id.toString();
    }

    private static String flag(boolean on) {
        return on ? "on" : "";
    }
}
