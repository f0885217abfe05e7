package candela.engine.data;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Makes an object of JDBC from the calls that are made of one here: methods with the names and parameters of the
 * interface's own. Every other call says that it is not supported.
 */
final class FewCalls implements InvocationHandler {

    private static final Map<Call, Optional<Method>> KNOWN = new ConcurrentHashMap<>();

    private final Object calls;

    private FewCalls(Object calls) {
        this.calls = calls;
    }

    private record Call(Class<?> type, Method method) {}

    static <T> T as(Class<T> type, Object calls) {
        return type.cast(
                Proxy.newProxyInstance(FewCalls.class.getClassLoader(), new Class<?>[] {type}, new FewCalls(calls)));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        if (method.getDeclaringClass() == Object.class) {
            return ofObject(proxy, method, arguments);
        }
        var known = KNOWN.computeIfAbsent(new Call(calls.getClass(), method), FewCalls::find)
                .orElseThrow(() -> new SQLFeatureNotSupportedException(
                        "Candela's own driver does not have the call " + method.getName()));
        try {
            return known.invoke(calls, arguments);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }

    private static Optional<Method> find(Call call) {
        try {
            var found = call.type()
                    .getDeclaredMethod(call.method().getName(), call.method().getParameterTypes());
            found.setAccessible(true);
            return Optional.of(found);
        } catch (NoSuchMethodException e) {
            return Optional.empty();
        }
    }

    private @Nullable Object ofObject(Object proxy, Method method, Object @Nullable [] arguments) {
        return switch (method.getName()) {
            case "equals" -> arguments != null && proxy == arguments[0];
            case "hashCode" -> System.identityHashCode(proxy);
            default -> calls.toString();
        };
    }
}
