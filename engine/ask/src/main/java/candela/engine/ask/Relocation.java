package candela.engine.ask;

import java.util.Map;
import java.util.Optional;
import net.sf.jsqlparser.expression.ExpressionVisitorAdapter;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.AllTableColumns;

/** Writes what terms mean so that it holds among the tables of other databases: each column with its table. */
final class Relocation extends ExpressionVisitorAdapter<Void> {
    private final Formulas formulas;
    private final Map<String, String> names;

    Relocation(Formulas formulas, Map<String, String> names) {
        this.formulas = formulas;
        this.names = names;
    }

    /** Empty for what does not fit, and for verified questions: their statements are of one database alone. */
    Optional<Term> of(Term term) {
        if (term.kind() == Term.Kind.VERIFIED) {
            return Optional.empty();
        }
        try {
            var expression = formulas.parsed(term.meaning());
            expression.accept(this, null);
            return Optional.of(new Term(term.id(), term.kind(), term.phrases(), expression.toString(), term.since()));
        } catch (Wrong e) {
            return Optional.empty();
        }
    }

    @Override
    public <S> Void visit(Column column, S context) {
        var table = formulas.tableNamed(column);
        if (table.isPresent()) {
            column.setTable(null);
            column.setColumnName(called(table.get()));
        } else {
            var found = formulas.column(column);
            column.setTable(new Table(called(found.table())));
            column.setColumnName(Formulas.quoted(found.column()));
        }
        return null;
    }

    @Override
    public <S> Void visit(AllTableColumns all, S context) {
        all.setTable(new Table(called(formulas.table(all.getTable()))));
        return null;
    }

    private String called(String table) {
        return Formulas.quoted(names.getOrDefault(table, table));
    }
}
