package candela.engine.sql;

import candela.engine.sql.JointSchema.Member;
import candela.engine.sql.Schema.Column;
import candela.engine.sql.TableRead.Filter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.sf.jsqlparser.JSQLParserException;
import net.sf.jsqlparser.parser.CCJSqlParserUtil;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.AllTableColumns;
import net.sf.jsqlparser.statement.select.Join;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.WithItem;

/**
 * Finds what a statement over several sources needs of each table. Errs on the side of too much: the whole statement
 * runs again over what was read, so that too many columns or rows cost time and never change the answer.
 */
final class JointReading {
    /** After these words a star means all columns, elsewhere a product or a count. */
    private static final Set<String> BEFORE_ALL = Set.of("select", "distinct", "all", ",", ".");

    private final JointSchema schema;
    private final List<Token> tokens;
    private final Map<Member, Integer> named = new LinkedHashMap<>();
    private final Map<Member, Set<String>> called = new HashMap<>();
    private final Set<String> common = new HashSet<>();
    private final List<String> alone = new ArrayList<>();
    private final Set<String> wholes = new HashSet<>();
    private final Map<Member, List<Filter>> filters = new HashMap<>();
    private boolean nearest;

    JointReading(JointSchema schema, Verdict.Allowed statement) {
        this.schema = schema;
        try {
            this.tokens = Lexer.scanWritten(statement.sql(), Dialect.DUCKDB);
            walk(CCJSqlParserUtil.parse(DottedNames.hide(statement.sql(), tokens)));
        } catch (Refusal | JSQLParserException e) {
            throw new IllegalStateException("The guard allowed what cannot be read", e);
        }
    }

    Optional<String> unplaced() {
        return alone.stream().filter(it -> !common.contains(key(it))).findFirst();
    }

    List<TableRead> reads() {
        Set<String> words = words();
        boolean all = hasStar() || words.contains("natural") || words.contains("columns");
        return named.keySet().stream()
                .map(it -> new TableRead(
                        it,
                        columns(it, words, all),
                        isFilteredAlone(it) ? filters.getOrDefault(it, List.of()) : List.of()))
                .toList();
    }

    /** What is read once is read for all places that name it, and the nearest row must be sought among all. */
    private boolean isFilteredAlone(Member member) {
        return Integer.valueOf(1).equals(named.get(member)) && !nearest;
    }

    private void walk(Object node) throws Refusal {
        switch (node) {
            case net.sf.jsqlparser.schema.Column it -> whole(it);
            case AllTableColumns _ -> {}
            case Table it -> table(it);
            case Map.Entry<?, ?> it -> {
                walk(it.getKey());
                walk(it.getValue());
            }
            default -> inner(node);
        }
    }

    private void inner(Object node) throws Refusal {
        if (node instanceof WithItem<?> it && it.getAlias() != null) {
            common.add(key(it.getAlias().getName()));
        }
        if (node instanceof PlainSelect it) {
            new JointFilters(this::member).of(it).forEach((member, found) -> filters.put(member, found));
        }
        nearest |= node instanceof Join it && it.isAsOf();
        if (node instanceof Iterable<?> many) {
            for (Object it : many) {
                walk(it);
            }
        }
        if (!node.getClass().getName().startsWith("java.") && !(node instanceof Enum<?>)) {
            for (Object child : NodeKinds.children(node, Refusal.UNKNOWN)) {
                walk(child);
            }
        }
    }

    /** A name alone may be a whole row: {@code SELECT o FROM shop.orders o}. */
    private void whole(net.sf.jsqlparser.schema.Column column) {
        if (column.getTable() == null) {
            wholes.add(key(column.getColumnName()));
        }
    }

    private void table(Table table) {
        Optional<Member> member = member(table);
        if (member.isEmpty()) {
            alone.add(Names.plain(table.getNameParts().getFirst()));
            return;
        }
        Member found = member.get();
        named.merge(found, 1, Integer::sum);
        called.computeIfAbsent(found, _ -> new HashSet<>())
                .add(key(
                        table.getAlias() == null
                                ? found.shown().name()
                                : table.getAlias().getName()));
    }

    private Optional<Member> member(Table table) {
        List<String> parts = table.getNameParts();
        return parts.size() == 2 ? schema.find(Names.plain(parts.get(1)), Names.plain(parts.get(0))) : Optional.empty();
    }

    private List<Column> columns(Member member, Set<String> words, boolean all) {
        List<Column> columns = member.own().columns();
        if (all || called.getOrDefault(member, Set.of()).stream().anyMatch(wholes::contains)) {
            return columns;
        }
        List<Column> used =
                columns.stream().filter(it -> words.contains(key(it.name()))).toList();
        return used.isEmpty() ? List.of(columns.getFirst()) : used;
    }

    private Set<String> words() {
        var words = new HashSet<String>();
        for (Token it : tokens) {
            if (it.kind() == Token.Kind.WORD || it.kind() == Token.Kind.QUOTED_NAME) {
                words.add(key(it.text()));
            }
        }
        return words;
    }

    private boolean hasStar() {
        for (int i = 1; i < tokens.size(); i++) {
            if (tokens.get(i).isSymbol("*")
                    && BEFORE_ALL.contains(tokens.get(i - 1).meaning())) {
                return true;
            }
        }
        return false;
    }

    private static String key(String written) {
        return Names.plain(written).toLowerCase(Locale.ROOT);
    }
}
