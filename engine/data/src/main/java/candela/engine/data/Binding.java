package candela.engine.data;

import candela.engine.sql.Bound;
import candela.engine.sql.Dialect;
import candela.engine.sql.Verdict;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.LocalDate;

/**
 * Gives a checked statement to a driver, its values beside it and never in it.
 *
 * @param before what stands before it, to be told of it instead of running it; empty to run it
 * @param after what stands behind it, to end what began before it
 */
record Binding(Verdict.Allowed checked, String before, String after) {

    Binding(Verdict.Allowed checked) {
        this(checked, "");
    }

    Binding(Verdict.Allowed checked, String before) {
        this(checked, before, "");
    }

    /** What the driver is given. */
    String sql() {
        return before + checked.sql() + after;
    }

    /** A statement that is ready to run; the caller closes it. */
    Statement on(Connection connection) throws SQLException {
        return checked.values().isEmpty() ? connection.createStatement() : bound(connection.prepareStatement(sql()));
    }

    ResultSet run(Statement statement) throws SQLException {
        return checked.values().isEmpty()
                ? statement.executeQuery(sql())
                : ((PreparedStatement) statement).executeQuery();
    }

    /** The values for a statement that has the same places as the checked one. */
    PreparedStatement bound(PreparedStatement statement) throws SQLException {
        try {
            var at = 1;
            for (var value : checked.values()) {
                bind(statement, at++, value);
            }
            return statement;
        } catch (SQLException e) {
            statement.close();
            throw e;
        }
    }

    private void bind(PreparedStatement statement, int at, Bound bound) throws SQLException {
        switch (bound.argument().value()) {
            case null -> statement.setNull(at, type(bound));
            case BigDecimal it -> number(statement, at, it);
            case LocalDate it -> date(statement, at, it, bound);
            case Boolean it -> statement.setBoolean(at, it);
            case Object it -> text(statement, at, it.toString(), bound);
        }
    }

    /** The smallest type that holds the number: PostgreSQL takes no other after LIMIT or beside a date. */
    private void number(PreparedStatement statement, int at, BigDecimal number) throws SQLException {
        var whole = number.stripTrailingZeros().scale() <= 0;
        if (whole && number.abs().compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) <= 0) {
            statement.setInt(at, number.intValueExact());
        } else if (whole && number.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0) {
            statement.setLong(at, number.longValueExact());
        } else if (checked.dialect() == Dialect.SQLITE) {
            statement.setDouble(at, number.doubleValue());
        } else {
            statement.setBigDecimal(at, number);
        }
    }

    /**
     * SQLite keeps dates as text; BigQuery compares a text with whatever knows days, but a day with days alone;
     * Snowflake's driver has no types of the calendar.
     */
    private void date(PreparedStatement statement, int at, LocalDate date, Bound bound) throws SQLException {
        if (checked.dialect() == Dialect.SQLITE || checked.dialect() == Dialect.BIGQUERY && bound.compared()) {
            statement.setString(at, date.toString());
        } else if (checked.dialect() == Dialect.SNOWFLAKE) {
            statement.setDate(at, java.sql.Date.valueOf(date));
        } else {
            statement.setObject(at, date);
        }
    }

    private void text(PreparedStatement statement, int at, String text, Bound bound) throws SQLException {
        if (takesTypeOfOther(bound)) {
            statement.setObject(at, text, Types.OTHER);
        } else {
            statement.setString(at, text);
        }
    }

    /** PostgreSQL compares no text with an enumeration or a UUID, but reads one where it may choose the type. */
    private boolean takesTypeOfOther(Bound bound) {
        return checked.dialect() == Dialect.POSTGRESQL && bound.compared();
    }

    private int type(Bound bound) {
        return switch (bound.argument().type()) {
            case TEXT -> takesTypeOfOther(bound) ? Types.OTHER : Types.VARCHAR;
            case NUMBER -> Types.INTEGER;
            case DATE -> Types.DATE;
            case BOOLEAN -> Types.BOOLEAN;
        };
    }
}
