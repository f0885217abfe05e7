package candela.engine.ask;

import candela.engine.ask.Reading.Expr;
import candela.engine.ask.Reading.Op;
import candela.engine.sql.Dialect;
import candela.engine.sql.Schema.Type;
import java.util.Locale;

/** Writes values in a dialect. */
record SqlLiterals(Forms forms, Catalog catalog) {
    SqlLiterals(Dialect dialect, Catalog catalog) {
        this(Forms.of(dialect), catalog);
    }

    /** A value as a literal of the type that it is compared with. */
    String of(Expr left, String value) {
        var extreme = left.op() == Op.MIN || left.op() == Op.MAX;
        var type =
                extreme ? catalog.type(left.args().getFirst()) : left.aggregates() ? Type.DECIMAL : catalog.type(left);
        if ((type.isNumber() || isNumbered(left)) && value.matches("-?\\d+(\\.\\d+)?")) {
            return value;
        }
        if (type == Type.BOOLEAN && value.matches("(?i)true|false")) {
            return forms.get(value.toLowerCase(Locale.ROOT));
        }
        var dated = type.isMoment() && value.matches("\\d{4}-\\d{2}-\\d{2}");
        return dated ? forms.write("date", text(value)) : text(value);
    }

    private static boolean isNumbered(Expr left) {
        return left.unit().equals("year") || left.unit().equals("hour");
    }

    String text(String value) {
        var escaped = value.replace("\\", forms.get("backslash")).replace("'", forms.get("apostrophe"));
        var plain = value.chars().allMatch(it -> it < 128);
        return forms.write(plain ? "text" : "foreign text", escaped);
    }

    /** A test for a text within another, without regard to case. */
    String like(String sql, String before, String value, String after) {
        var escape = forms.get("escape");
        var escaped = value.replace(escape, escape + escape);
        for (var wildcard : forms.get("wildcards").split("")) {
            escaped = escaped.replace(wildcard, escape + wildcard);
        }
        return forms.write(escaped.equals(value) ? "like" : "escaped like", sql, text(before + escaped + after));
    }
}
