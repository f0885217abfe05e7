package candela.engine.sql;

import candela.engine.sql.Schema.Column;
import candela.engine.sql.Schema.Table;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Holds a condition to the columns of its table: each exists, and is compared with values of its own type.
 *
 * @param attributes the types of what is known of people; null when it is not known yet and may be anything
 */
record ConditionCheck(Table table, @Nullable Map<String, ValueType> attributes) {

    void check(Condition condition) {
        switch (condition) {
            case Condition.And it -> it.parts().forEach(this::check);
            case Condition.Or it -> it.parts().forEach(this::check);
            case Condition.Not it -> check(it.part());
            case Condition.IsNull it ->
                column(table, it.column().name(), it.column().offset());
            case Condition.Holds it -> holds(it.operand());
            case Condition.Comparison it -> compared(it);
            case Condition.In it -> in(it);
        }
    }

    private void holds(Operand operand) {
        Optional<ValueType> type = type(operand);
        if (type.isPresent() && type.get() != ValueType.BOOLEAN) {
            throw new PolicyException(
                    "This is a " + type.get().inWords() + ", neither true nor false: compare it with something.",
                    operand.offset());
        }
    }

    private void compared(Condition.Comparison it) {
        Optional<ValueType> type = same(it.left(), it.right());
        if (it.operator().orders() && type.filter(this::hasNoOrder).isPresent()) {
            throw new PolicyException(
                    "A " + type.get().inWords() + " has no order that all databases share: use =, <> or in.",
                    it.left().offset());
        }
    }

    private boolean hasNoOrder(ValueType type) {
        return type == ValueType.TEXT || type == ValueType.BOOLEAN;
    }

    private void in(Condition.In it) {
        for (Operand each : it.list()) {
            same(it.left(), each);
        }
    }

    private Optional<ValueType> same(Operand left, Operand right) {
        Optional<ValueType> first = type(left);
        Optional<ValueType> second = type(right);
        if (first.isPresent() && second.isPresent() && first.get() != second.get()) {
            throw new PolicyException(
                    "A " + first.get().inWords() + " cannot be compared with a "
                            + second.get().inWords() + ".",
                    right.offset());
        }
        return first.or(() -> second);
    }

    private Optional<ValueType> type(Operand operand) {
        return switch (operand) {
            case Operand.Literal it -> Optional.of(ValueType.of(it.value()));
            case Operand.Attribute it -> attribute(it);
            case Operand.Column it -> Optional.of(columnType(it));
        };
    }

    private Optional<ValueType> attribute(Operand.Attribute attribute) {
        if (attributes == null) {
            return Optional.empty();
        }
        ValueType type = attributes.get(attribute.name());
        if (type == null) {
            throw new PolicyException(
                    "Nothing is known of people under the name " + attribute.name()
                            + Nearest.to(attribute.name(), attributes.keySet())
                                    .map(it -> ". Did you mean " + it + "?")
                                    .orElse("."),
                    attribute.offset());
        }
        return Optional.of(type);
    }

    private ValueType columnType(Operand.Column operand) {
        Column column = column(table, operand.name(), operand.offset());
        return ValueType.of(column.type())
                .orElseThrow(() -> new PolicyException(
                        "The column " + column.name() + " holds " + column.nativeType()
                                + ": a policy can only ask whether it is null.",
                        operand.offset()));
    }

    /** The column by its exact name, or else by the only one that differs in case. */
    static Column column(Table table, String name, int offset) {
        List<Column> alike = table.columns().stream()
                .filter(it -> it.name().equalsIgnoreCase(name))
                .toList();
        return alike.stream()
                .filter(it -> it.name().equals(name) || alike.size() == 1)
                .findFirst()
                .orElseThrow(() -> unknownColumn(table, name, offset));
    }

    private static PolicyException unknownColumn(Table table, String name, int offset) {
        List<String> names = table.columns().stream().map(Column::name).toList();
        String hint = Nearest.to(name, names)
                .map(it -> " Did you mean " + it + "?")
                .orElse(" It has: " + String.join(", ", names) + ".");
        return new PolicyException("There is no column " + name + " in " + table.name() + "." + hint, offset);
    }
}
