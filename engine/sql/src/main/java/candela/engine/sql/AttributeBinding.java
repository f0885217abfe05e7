package candela.engine.sql;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Puts what is known of one person into a condition. */
record AttributeBinding(Attributes user) {

    /** An attribute has no value, or several where one is wanted. */
    private static final class Missing extends RuntimeException {
        private static final long serialVersionUID = 1;

        Missing() {
            super(null, null, false, false);
        }
    }

    /** The condition without attributes; empty when one of them is missing, so that nothing may be seen. */
    Optional<Condition> bind(Condition condition) {
        try {
            return Optional.of(bound(condition));
        } catch (Missing e) {
            return Optional.empty();
        }
    }

    private Condition bound(Condition condition) {
        return switch (condition) {
            case Condition.And it -> new Condition.And(all(it.parts()));
            case Condition.Or it -> new Condition.Or(all(it.parts()));
            case Condition.Not it -> new Condition.Not(bound(it.part()));
            case Condition.IsNull it -> it;
            case Condition.Holds it -> new Condition.Holds(one(it.operand()));
            case Condition.Comparison it -> new Condition.Comparison(one(it.left()), it.operator(), one(it.right()));
            case Condition.In it ->
                new Condition.In(
                        one(it.left()),
                        it.list().stream().flatMap(this::several).toList(),
                        it.negated());
        };
    }

    private List<Condition> all(List<Condition> parts) {
        return parts.stream().map(this::bound).toList();
    }

    private Operand one(Operand operand) {
        List<Operand> values = several(operand).toList();
        if (values.size() != 1) {
            throw new Missing();
        }
        return values.getFirst();
    }

    private Stream<Operand> several(Operand operand) {
        if (!(operand instanceof Operand.Attribute attribute)) {
            return Stream.of(operand);
        }
        List<Object> values = user.of(attribute.name());
        if (values.isEmpty() || values.stream().anyMatch(AttributeBinding::isUnusable)) {
            throw new Missing();
        }
        return values.stream().map(it -> new Operand.Literal(it, attribute.offset()));
    }

    /** No database stores these within a text, and some end the text there. */
    private static boolean isUnusable(Object value) {
        return value instanceof String text
                && text.codePoints().anyMatch(it -> it == 0 || Character.getType(it) == Character.SURROGATE);
    }
}
