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
    private final JointSchema schema;
    private final Mentions mentions;
    private final Map<Member, Integer> named = new LinkedHashMap<>();
    private final Set<String> common = new HashSet<>();
    private final List<String> alone = new ArrayList<>();
    private final Map<Member, List<Filter>> filters = new HashMap<>();
    private boolean nearest;

    JointReading(JointSchema schema, Verdict.Allowed statement) {
        this.schema = schema;
        this.mentions = statement.mentions();
        try {
            List<Token> tokens = Lexer.scanWritten(statement.sql(), Dialect.DUCKDB);
            walk(CCJSqlParserUtil.parse(DottedNames.hide(statement.sql(), tokens)));
        } catch (Refusal | JSQLParserException e) {
            throw new IllegalStateException("The guard allowed what cannot be read", e);
        }
    }

    Optional<String> unplaced() {
        return alone.stream().filter(it -> !common.contains(key(it))).findFirst();
    }

    List<TableRead> reads() {
        return named.keySet().stream()
                .map(it -> new TableRead(
                        it, columns(it), isFilteredAlone(it) ? filters.getOrDefault(it, List.of()) : List.of()))
                .toList();
    }

    /** What is read once is read for all places that name it, and the nearest row must be sought among all. */
    private boolean isFilteredAlone(Member member) {
        return Integer.valueOf(1).equals(named.get(member)) && !nearest;
    }

    private void walk(Object node) throws Refusal {
        switch (node) {
            case net.sf.jsqlparser.schema.Column _ -> {}
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

    private void table(Table table) {
        Optional<Member> member = member(table);
        if (member.isEmpty()) {
            alone.add(Names.plain(table.getNameParts().getFirst()));
            return;
        }
        named.merge(member.get(), 1, Integer::sum);
    }

    private Optional<Member> member(Table table) {
        List<String> parts = table.getNameParts();
        return parts.size() == 2 ? schema.find(Names.plain(parts.get(1)), Names.plain(parts.get(0))) : Optional.empty();
    }

    private List<Column> columns(Member member) {
        List<Column> columns = member.own().columns();
        if (mentions.whole()) {
            return columns;
        }
        List<Column> used =
                columns.stream().filter(it -> mentions.may(it.name())).toList();
        return used.isEmpty() ? List.of(columns.getFirst()) : used;
    }

    private static String key(String written) {
        return Names.plain(written).toLowerCase(Locale.ROOT);
    }
}
