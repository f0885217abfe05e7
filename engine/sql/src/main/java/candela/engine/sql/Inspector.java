package candela.engine.sql;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.sf.jsqlparser.expression.Alias;
import net.sf.jsqlparser.expression.AnalyticExpression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.operators.relational.InExpression;
import net.sf.jsqlparser.parser.ASTNodeAccess;
import net.sf.jsqlparser.parser.Token;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.create.table.ColDataType;
import net.sf.jsqlparser.statement.select.AllTableColumns;
import net.sf.jsqlparser.statement.select.Join;
import net.sf.jsqlparser.statement.select.ParenthesedFromItem;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.SelectItem;
import net.sf.jsqlparser.statement.select.SetOperationList;
import net.sf.jsqlparser.statement.select.TableFunction;
import net.sf.jsqlparser.statement.select.Top;
import net.sf.jsqlparser.statement.select.UnionOp;
import net.sf.jsqlparser.statement.select.WithItem;
import org.jspecify.annotations.Nullable;

/**
 * Walks the whole syntax tree of one statement and refuses the first thing that is not known to be harmless. Remembers
 * the tables it met and the names the statement itself gives.
 */
final class Inspector {
    /** Where each branch of a recursive query but the first may name the query. */
    private static final Set<Dialect> SEVERAL_RECUR = Set.of(Dialect.SQLITE, Dialect.MYSQL, Dialect.MARIADB);

    /** Where a name after a dot can advance a sequence. */
    private static final Set<Dialect> SEQUENCES = Set.of(Dialect.ORACLE, Dialect.SNOWFLAKE);

    private final Names names;
    private final Dictionary dictionary;
    private final Restrictions restrictions;
    private final TableRefusals refusals;
    private final Rewriting rewriting;
    private final Set<String> tables = new HashSet<>();
    private final Set<String> declared = new HashSet<>();
    private final Set<String> policies = new HashSet<>();
    private final List<Integer> joins = new ArrayList<>();

    /** The bodies of recursive queries, each with its name. */
    private final Map<Select, String> recursions = new IdentityHashMap<>();

    /** Where the node that is being looked at, or the nearest around it, stands. */
    private int offset;

    private final Lines lines;

    Inspector(Names names, Restrictions restrictions, Lines lines, Rewriting rewriting, int start) {
        this.offset = start;
        this.names = names;
        this.restrictions = restrictions;
        this.refusals = new TableRefusals(names, restrictions);
        this.rewriting = rewriting;
        this.dictionary = Dictionary.of(names.dialect());
        this.lines = lines;
    }

    Set<String> tables() {
        return tables;
    }

    /** The names of the policies that were written into the statement. */
    Set<String> policies() {
        return policies;
    }

    /** Where its joins stand. */
    List<Integer> joins() {
        return joins;
    }

    /** Names with a list of columns, which look like calls: WITH x(a), … AS t(a); in lower case. */
    Set<String> declared() {
        return declared;
    }

    void inspect(@Nullable Object node, Scope scope) throws Refusal {
        if (node == null) {
            throw refuse("unsupported-syntax", "A part of a name is missing here: write the name in full.");
        }
        int outer = offset;
        offset = offsetOf(node, outer);
        switch (node) {
            case Select it -> select(it, scope);
            case Table it -> table(it, scope);
            case TableFunction it -> tableFunction(it, scope);
            case Function it -> function(it, scope);
            case AnalyticExpression it -> {
                requireFunction(it.getName());
                children(it, scope);
            }
            case Column it -> column(it);
            case InExpression it -> in(it, scope);
            case AllTableColumns it -> qualified(it, it.getTable(), scope);
            case ColDataType it -> type(it);
            case Alias it -> alias(it, scope);
            case Top it -> top(it, scope);
            case Join it -> {
                joins.add(offset);
                children(it, scope);
            }
            case SelectItem<?> it -> selectItem(it, scope);
            default -> other(node, scope);
        }
        offset = outer;
    }

    private void other(Object node, Scope scope) throws Refusal {
        switch (node) {
            case Collection<?> it when it.getClass().getName().startsWith("java.") -> each(it, scope);
            case Collection<?> it -> {
                each(it, scope);
                children(it, scope);
            }
            case Map.Entry<?, ?> it -> {
                inspect(it.getKey(), scope);
                inspect(it.getValue(), scope);
            }
            case Enum<?> _, CharSequence _, Number _, Boolean _, Character _ -> {}
            default -> children(node, scope);
        }
    }

    private void each(Collection<?> nodes, Scope scope) throws Refusal {
        for (Object node : nodes) {
            inspect(node, scope);
        }
    }

    private void children(Object node, Scope scope) throws Refusal {
        for (Object child : NodeKinds.children(node, offset)) {
            inspect(child, scope);
        }
    }

    /** WITH names are seen by the queries after them and by the query they stand before. */
    private void select(Select select, Scope scope) throws Refusal {
        List<WithItem<?>> items = select.getWithItemsList() == null ? List.of() : select.getWithItemsList();
        Scope inner = items.isEmpty() ? scope : with(items, scope);
        String own = recursions.get(select);
        for (Object child : NodeKinds.children(select, offset)) {
            if (own != null && select instanceof SetOperationList set && child == set.getSelects()) {
                branches(set, inner, inner.with(own));
            } else if (child != items) {
                inspect(child, inner);
            }
        }
    }

    private Scope with(List<WithItem<?>> items, Scope scope) throws Refusal {
        boolean recursive = items.stream().anyMatch(WithItem::isRecursive);
        Scope inner = scope;
        for (WithItem<?> item : items.reversed()) {
            inner = recursive || names.dialect() == Dialect.SQLITE ? inner.withPending(key(item)) : inner;
        }
        for (WithItem<?> item : items) {
            declared.add(Names.plain(written(item)).toLowerCase(Locale.ROOT));
            if (recursive
                    && item.getSelect() instanceof ParenthesedSelect body
                    && body.getSelect() instanceof SetOperationList set) {
                recursions.put(set, key(item));
            }
            inspect(item, inner);
            inner = inner.with(key(item));
        }
        return inner;
    }

    private String key(WithItem<?> item) {
        return names.key(written(item));
    }

    private static String written(WithItem<?> item) {
        return item.getAlias() == null ? "" : item.getAlias().getName();
    }

    /**
     * A recursive query sees itself in the branches of its UNION that recur. In the others some databases take its name
     * for a table.
     */
    private void branches(SetOperationList set, Scope outer, Scope itself) throws Refusal {
        boolean union = set.getOperations().stream().allMatch(UnionOp.class::isInstance);
        int count = set.getSelects().size();
        int from = SEVERAL_RECUR.contains(names.dialect()) ? 1 : count - 1;
        for (int i = 0; i < count; i++) {
            inspect(set.getSelect(i), union && i >= from ? itself : outer);
        }
    }

    private void table(Table table, Scope scope) throws Refusal {
        List<String> parts = table.getNameParts().reversed();
        String written = parts.getLast();
        List<String> namespace = parts.subList(0, parts.size() - 1);
        children(table, scope);
        if (written.startsWith("'")) {
            throw refuse("path-as-table", "A text in quotes is no table: files and addresses may not be read in SQL.");
        }
        Optional<Scope> common = namespace.isEmpty() ? scope.find(names.key(written)) : Optional.empty();
        if (common.isPresent() && !common.get().pending()) {
            return;
        }
        if (names.isCatalog(namespace, written)) {
            throw refuse("system-catalog", "The database's own catalogs may not be read: see the schema page instead.");
        }
        Schema.Table found =
                names.table(namespace, written).orElseThrow(() -> refusals.unknown(namespace, written, offset));
        if (common.isPresent()) {
            throw refuse(
                    "ambiguous-name",
                    Names.plain(written) + " is both a table and a name that WITH gives: give it another name.");
        }
        refusals.requireClear(namespace, written, offset);
        restrict(table, found, namespace, written);
    }

    private void restrict(Table table, Schema.Table found, List<String> namespace, String written) throws Refusal {
        switch (restrictions.of(found)) {
            case Restriction.None _ -> {}
            case Restriction.Gone _ -> throw refusals.unknown(namespace, written, offset);
            case Restriction.Behind it -> throw refuse("view-of-policed-table", it.message());
            case Restriction.Broken it -> throw refuse("broken-policy", it.message());
            case Restriction.View it -> {
                rewriting.replace(place(namespace), it, table.getAlias() != null);
                policies.addAll(it.policies());
            }
        }
        tables.add(found.name());
    }

    private Rewriting.Place place(List<String> namespace) {
        return new Rewriting.Place(offset, namespace.size() + 1);
    }

    private void tableFunction(TableFunction call, Scope scope) throws Refusal {
        Function function = call.getFunction();
        if (function == null) {
            throw NodeKinds.unknownKind(call.getClass(), offset);
        }
        String name = nameOf(function);
        if (!dictionary.tableFunctions().contains(name.toLowerCase(Locale.ROOT))) {
            throw unknownFunction(name, dictionary.tableFunctions());
        }
        for (Object child : NodeKinds.children(call, offset)) {
            if (child == function) {
                children(function, scope);
            } else {
                inspect(child, scope);
            }
        }
    }

    private void function(Function function, Scope scope) throws Refusal {
        requireFunction(nameOf(function));
        children(function, scope);
    }

    private String nameOf(Function function) throws Refusal {
        if (function.getMultipartName() == null) {
            throw NodeKinds.unknownKind(function.getClass(), offset);
        }
        return String.join(".", function.getMultipartName());
    }

    private void requireFunction(String name) throws Refusal {
        if (!dictionary.functions().contains(name.toLowerCase(Locale.ROOT))) {
            throw unknownFunction(name, dictionary.functions());
        }
    }

    private Refusal unknownFunction(String name, Set<String> known) {
        return refuse("unknown-function", unknownFunctionMessage(name, known));
    }

    static String unknownFunctionMessage(String name, Set<String> known) {
        String hint = Nearest.to(Names.plain(name), known)
                .map(it -> " Did you mean " + it + "?")
                .orElse(" Use a common function for numbers, text or dates instead.");
        return "The function " + name + " is not on the list of functions that may be called." + hint;
    }

    private void column(Column column) throws Refusal {
        String name = column.getColumnName().toLowerCase(Locale.ROOT);
        if (column.getTable() == null && dictionary.systemValues().contains(name)) {
            throw refuse("system-value", "The value " + name + " tells of the system and may not be read.");
        }
        if (column.getTable() != null && SEQUENCES.contains(names.dialect()) && name.matches("nextval|currval")) {
            throw refuse("unknown-function", "Sequences may not be advanced or read.");
        }
        qualified(column, column.getTable(), Scope.EMPTY);
    }

    /** The table before the dot is a name that FROM gave, which was checked there. */
    private void qualified(Object node, @Nullable Table qualifier, Scope scope) throws Refusal {
        for (Object child : NodeKinds.children(node, offset)) {
            if (child == qualifier) {
                children(child, scope);
            } else {
                inspect(child, scope);
            }
        }
        if (qualifier != null && qualifier.getNameParts().size() > 1) {
            shorten(qualifier.getNameParts().reversed());
        }
    }

    private void shorten(List<String> parts) throws Refusal {
        List<String> namespace = parts.subList(0, parts.size() - 1);
        Optional<Schema.Table> table = names.table(namespace, parts.getLast());
        if (table.isPresent() && restrictions.of(table.get()) instanceof Restriction.View) {
            rewriting.shorten(place(namespace));
        }
    }

    /** SQLite reads the table whose name stands there alone. */
    private void in(InExpression in, Scope scope) throws Refusal {
        if (names.dialect() == Dialect.SQLITE && in.getRightExpression() instanceof Column) {
            throw refuse("unsupported-syntax", "Write IN (SELECT … FROM …) instead of the name of a table after IN.");
        }
        children(in, scope);
    }

    private void type(ColDataType type) throws Refusal {
        String name =
                Names.plain(type.getDataType()).strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", "_");
        String base = name.replaceAll("_?[(\\[].*", "");
        if (!dictionary.types().contains(base)) {
            String hint = Nearest.to(base, dictionary.types())
                    .map(it -> " Did you mean " + it + "?")
                    .orElse("");
            throw refuse(
                    "unknown-type",
                    "The type " + type.getDataType() + " may not be cast to." + hint
                            + " Write CAST(value AS type) with a common type.");
        }
        NodeKinds.children(type, offset);
    }

    /** Only what stands after FROM can name its columns; elsewhere a name before a parenthesis is a call. */
    private void selectItem(SelectItem<?> item, Scope scope) throws Refusal {
        if (item.getAlias() != null && item.getAlias().getAliasColumns() != null) {
            throw refuse("unsupported-clause", "A result column has one name: leave the list in parentheses out.");
        }
        children(item, scope);
    }

    private void alias(Alias alias, Scope scope) throws Refusal {
        if (alias.getName() != null && alias.getAliasColumns() != null) {
            if (alias.getName().equalsIgnoreCase("partition")) {
                throw refuse("unsupported-clause", "Partitions cannot be chosen: leave PARTITION (…) out.");
            }
            declared.add(Names.plain(alias.getName()).toLowerCase(Locale.ROOT));
        }
        children(alias, scope);
    }

    private void top(Top top, Scope scope) throws Refusal {
        if (names.dialect() != Dialect.SQLSERVER) {
            throw refuse("unsupported-clause", "TOP is another dialect: write LIMIT.");
        }
        children(top, scope);
    }

    private Refusal refuse(String rule, String message) {
        return new Refusal(rule, message, offset);
    }

    private int offsetOf(Object node, int otherwise) {
        if (node instanceof ASTNodeAccess access
                && !(node instanceof ParenthesedFromItem)
                && access.getASTNode() != null) {
            Token first = access.getASTNode().jjtGetFirstToken();
            return first == null ? otherwise : lines.offset(first);
        }
        return otherwise;
    }
}
