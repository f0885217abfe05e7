package candela.engine.sql;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Which kinds of syntax node a statement may hold and which of their fields may be set. The fields are read by
 * reflection: a visitor sees only what its author thought of, this sees all that the parser found.
 */
final class NodeKinds {
    /** Where in the text a node stands, and what resolvers later add: no part of the statement. */
    private static final Set<String> BOOKKEEPING = Set.of("node", "resolvedTable");

    private static final Map<String, Set<String>> PERMITTED = loadPermitted();
    private static final Map<String, Reason> CLAUSES = loadReasons("clauses.txt");
    private static final Map<String, Reason> KINDS = loadReasons("kinds.txt");
    private static final Map<Class<?>, List<Part>> PARTS = new ConcurrentHashMap<>();

    private NodeKinds() {}

    /** Why something is refused. */
    record Reason(String rule, String message) {}

    private record Part(Field field, boolean permitted) {}

    /** The values of a node's fields, or a refusal when the kind or a field that is set is not on the list. */
    static List<Object> children(Object node, int offset) throws Refusal {
        Set<String> permitted = PERMITTED.get(node.getClass().getSimpleName());
        if (permitted == null) {
            throw unknownKind(node.getClass(), offset);
        }
        var children = new ArrayList<Object>();
        for (Part part : PARTS.computeIfAbsent(node.getClass(), type -> parts(type, permitted))) {
            Object value = read(part.field(), node);
            if (value != null && part.permitted()) {
                children.add(value);
            } else if (!isUnset(value)) {
                throw unknownClause(node.getClass(), part.field().getName(), offset);
            }
        }
        return children;
    }

    private static boolean isUnset(@Nullable Object value) {
        return switch (value) {
            case null -> true;
            case Boolean it -> !it;
            case Number it -> it.doubleValue() == 0;
            case String it -> it.isEmpty();
            case Collection<?> it -> it.isEmpty();
            default -> false;
        };
    }

    static Refusal unknownKind(Class<?> kind, int offset) {
        Reason reason = KINDS.getOrDefault(
                kind.getSimpleName(),
                new Reason(
                        "unsupported-syntax",
                        "%s is not supported here: write it another way.".formatted(inWords(kind.getSimpleName()))));
        return new Refusal(reason.rule(), reason.message(), offset);
    }

    private static Refusal unknownClause(Class<?> kind, String field, int offset) {
        Reason reason = CLAUSES.getOrDefault(
                field,
                new Reason(
                        "unsupported-clause",
                        "“%s” of %s is not supported here: leave it out."
                                .formatted(inWords(field), inWords(kind.getSimpleName()))));
        return new Refusal(reason.rule(), reason.message(), offset);
    }

    private static String inWords(String camelCase) {
        String words = camelCase.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private static @Nullable Object read(Field field, Object node) {
        try {
            return field.get(node);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("The parser's " + field + " cannot be read", e);
        }
    }

    private static List<Part> parts(Class<?> kind, Set<String> permitted) {
        var parts = new ArrayList<Part>();
        for (Class<?> type = kind; type != null && type.getName().startsWith("net.sf."); type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers()) && !BOOKKEEPING.contains(field.getName())) {
                    field.setAccessible(true);
                    parts.add(new Part(field, permitted.contains(field.getName())));
                }
            }
        }
        return parts;
    }

    private static Map<String, Set<String>> loadPermitted() {
        var permitted = new HashMap<String, Set<String>>();
        for (String line : Resource.lines("nodes.txt")) {
            String[] halves = line.split(":", 2);
            List<String> fields = Arrays.stream(halves[1].strip().split("\\s+"))
                    .filter(it -> !it.isEmpty())
                    .toList();
            permitted.put(halves[0], Set.copyOf(fields));
        }
        return Map.copyOf(permitted);
    }

    private static Map<String, Reason> loadReasons(String file) {
        var reasons = new HashMap<String, Reason>();
        for (String line : Resource.lines(file)) {
            String[] cells = line.split("\\s*\\|\\s*", 3);
            reasons.put(cells[0], new Reason(cells[1], cells[2]));
        }
        return Map.copyOf(reasons);
    }
}
