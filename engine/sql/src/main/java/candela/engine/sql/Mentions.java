package candela.engine.sql;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import net.sf.jsqlparser.expression.Alias;
import net.sf.jsqlparser.expression.AnalyticExpression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.AllTableColumns;
import net.sf.jsqlparser.statement.select.ParenthesedFromItem;
import org.jspecify.annotations.Nullable;

/**
 * Which names a statement holds, to tell what it may read of its tables. Errs on the side of too much.
 *
 * @param words all its names, keywords among them, in lower case and without quotes
 * @param whole whether it may read columns that it does not name
 */
record Mentions(Set<String> words, boolean whole) {

    /** They stand for columns without naming them. */
    private static final List<String> UNNAMED = List.of("natural", "columns");

    static Mentions of(List<Token> tokens, Object tree) throws Refusal {
        var words = tokens.stream()
                .filter(it -> it.kind() == Token.Kind.WORD || it.kind() == Token.Kind.QUOTED_NAME)
                .map(it -> key(it.text()))
                .collect(Collectors.toUnmodifiableSet());
        var found = new Walk();
        found.walk(tree, null);
        return new Mentions(words, found.isWhole() || UNNAMED.stream().anyMatch(words::contains));
    }

    boolean may(String column) {
        return whole || words.contains(key(column));
    }

    private static String key(@Nullable String written) {
        return Names.plain(String.valueOf(written)).toLowerCase(Locale.ROOT);
    }

    /** Looks for stars, for tables whose name stands as a value, and for columns that get other names. */
    private static final class Walk {
        private final Set<String> tables = new HashSet<>();
        private final Set<String> alone = new HashSet<>();
        private boolean star;

        boolean isWhole() {
            return star || alone.stream().anyMatch(tables::contains);
        }

        private void walk(Object node, @Nullable Object counted) throws Refusal {
            switch (node) {
                case AllTableColumns _ -> star = true;
                case AllColumns it -> star |= it != counted;
                case Column it when it.getTable() == null -> alone.add(key(it.getColumnName()));
                case Table it -> called(it.getName(), it.getAlias());
                case ParenthesedFromItem it -> called("", it.getAlias());
                case Alias it -> star |= it.getAliasColumns() != null;
                default -> {}
            }
            inner(node, counted(node, counted));
        }

        private void called(String name, @Nullable Alias alias) {
            tables.add(key(alias == null ? name : alias.getName()));
        }

        /** The star of {@code count(*)} reads no column. */
        private static @Nullable Object counted(Object node, @Nullable Object before) {
            return switch (node) {
                case Function it
                when "count".equalsIgnoreCase(it.getName())
                        && it.getParameters() != null
                        && it.getParameters().size() == 1 -> it.getParameters().getFirst();
                case AnalyticExpression it when "count".equalsIgnoreCase(it.getName()) -> it.getExpression();
                default -> before;
            };
        }

        private void inner(Object node, @Nullable Object counted) throws Refusal {
            if (node instanceof Map.Entry<?, ?> it) {
                walk(it.getKey(), counted);
                walk(it.getValue(), counted);
            }
            if (node instanceof Iterable<?> many) {
                for (Object it : many) {
                    walk(it, counted);
                }
            }
            if (!node.getClass().getName().startsWith("java.") && !(node instanceof Enum<?>)) {
                for (Object child : NodeKinds.children(node, Refusal.UNKNOWN)) {
                    walk(child, counted);
                }
            }
        }
    }
}
