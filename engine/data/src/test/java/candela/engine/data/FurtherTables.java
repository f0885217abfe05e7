package candela.engine.data;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;

/** The tables of the contract, as each further kind of server writes them. */
public final class FurtherTables {

    static final String VIEW = "regulars";

    private FurtherTables() {}

    static void layOut(AddressedServer server, Access access) throws Exception {
        var tables = List.of("orders", "notes", "customers", "numbers");
        layOut(server, access, tables, statements(server.source().kind()).toList());
    }

    /** Makes tables anew, as whoever may. */
    public static void layOut(AddressedServer server, Access access, List<String> tables, List<String> statements)
            throws Exception {
        var kind = server.source().kind();
        if (kind == ServerKind.MYSQL) {
            try (var connector = Connector.of(server.asWriter(), access);
                    var writer = connector.direct()) {
                layOut(tables, statements, it -> execute(writer, it));
            }
            return;
        }
        try (var way = Way.open(server.asWriter(), access)) {
            if (kind == ServerKind.BIGQUERY) {
                var writer = BigQueryWriter.open(way);
                layOut(tables, statements, writer::execute);
                return;
            }
            var idiom = Idiom.of(way, access);
            var properties = idiom.properties();
            properties.remove("clickhouse_setting_readonly");
            var driver = new DriverFolder(java.util.Objects.requireNonNull(access.drivers())).load(kind);
            try (var writer = new DriverSource(driver, idiom.url(), properties).getConnection()) {
                layOut(tables, statements, it -> execute(writer, it));
            }
        }
    }

    /** Changes something. */
    private interface Writing {
        void execute(String sql) throws Exception;
    }

    private static void layOut(List<String> tables, List<String> statements, Writing writing) throws Exception {
        drop("VIEW " + VIEW, writing);
        for (var table : tables) {
            drop("TABLE " + table, writing);
        }
        for (var sql : statements) {
            writing.execute(sql);
        }
    }

    private static void drop(String what, Writing writing) throws Exception {
        try {
            writing.execute("DROP " + what);
        } catch (SQLException e) {
            // It was not there.
        }
    }

    private static void execute(Connection writer, String sql) throws SQLException {
        try (var statement = writer.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Stream<String> statements(ServerKind kind) {
        return Stream.of(
                        tables(kind),
                        Stream.of("CREATE VIEW " + VIEW + " AS SELECT id, name FROM customers"),
                        rows(kind))
                .flatMap(it -> it);
    }

    private static Stream<String> tables(ServerKind kind) {
        return switch (kind) {
            case TRINO ->
                Stream.of(
                        "CREATE TABLE customers (id integer, name varchar(50), born date, active boolean)",
                        "CREATE TABLE orders (id integer, customer_id integer, amount decimal(10,2), placed timestamp(3))",
                        "CREATE TABLE notes (note integer, customer_id integer)",
                        "CREATE TABLE numbers (n integer)");
            case SNOWFLAKE ->
                Stream.of(
                        "CREATE TABLE customers (id INTEGER, name VARCHAR(50) NOT NULL, born DATE, active BOOLEAN)",
                        "CREATE TABLE orders (id INTEGER, customer_id INTEGER, amount DECIMAL(10,2), placed TIMESTAMP)",
                        "CREATE TABLE notes (note INTEGER, customer_id INTEGER)",
                        "CREATE TABLE numbers (n INTEGER)");
            case BIGQUERY ->
                Stream.of(
                        "CREATE TABLE customers (id INT64, name STRING NOT NULL, born DATE, active BOOL, PRIMARY KEY (id) NOT ENFORCED)",
                        "CREATE TABLE orders (id INT64, customer_id INT64, amount NUMERIC(10,2), placed DATETIME, FOREIGN KEY (customer_id) REFERENCES customers (id) NOT ENFORCED)",
                        "CREATE TABLE notes (note INT64, customer_id INT64)",
                        "CREATE TABLE numbers (n INT64)");
            case CLICKHOUSE ->
                Stream.of(
                        "CREATE TABLE customers (id Int32, name String, born Nullable(Date), active Bool) ENGINE = Memory",
                        "CREATE TABLE orders (id Int32, customer_id Int32, amount Decimal(10,2), placed Nullable(DateTime64(3))) ENGINE = Memory",
                        "CREATE TABLE notes (note Int32, customer_id Int32) ENGINE = Memory",
                        "CREATE TABLE numbers (n Int64) ENGINE = Memory");
            case MYSQL ->
                Stream.of(
                        "CREATE TABLE customers (id INT PRIMARY KEY, name VARCHAR(50) NOT NULL, born DATE, active BOOLEAN)",
                        "CREATE TABLE orders (id INT PRIMARY KEY, customer_id INT, amount DECIMAL(10,2), placed DATETIME(3), FOREIGN KEY (customer_id) REFERENCES customers (id))",
                        "CREATE TABLE notes (note INT, customer_id INT)",
                        "CREATE TABLE numbers (n INT)");
            case SQLSERVER ->
                Stream.of(
                        "CREATE TABLE customers (id INT PRIMARY KEY, name NVARCHAR(50) NOT NULL, born DATE, active BIT)",
                        "CREATE TABLE orders (id INT PRIMARY KEY, customer_id INT REFERENCES customers (id), amount DECIMAL(10,2), placed DATETIME2(3))",
                        "CREATE TABLE notes (note INT, customer_id INT)",
                        "CREATE TABLE numbers (n INT)");
            default ->
                Stream.of(
                        "CREATE TABLE customers (id NUMBER(9) PRIMARY KEY, name VARCHAR2(50) NOT NULL, born DATE, active NUMBER(1))",
                        "CREATE TABLE orders (id NUMBER(9) PRIMARY KEY, customer_id NUMBER(9) REFERENCES customers (id), amount NUMBER(10,2), placed TIMESTAMP(3))",
                        "CREATE TABLE notes (note NUMBER(9), customer_id NUMBER(9))",
                        "CREATE TABLE numbers (n NUMBER(9))");
        };
    }

    private static Stream<String> rows(ServerKind kind) {
        var day = kind == ServerKind.SQLSERVER || kind == ServerKind.CLICKHOUSE ? "" : "DATE ";
        var moment = kind == ServerKind.SQLSERVER || kind == ServerKind.CLICKHOUSE || kind == ServerKind.BIGQUERY
                ? ""
                : "TIMESTAMP ";
        var yes = kind == ServerKind.SQLSERVER || kind == ServerKind.ORACLE ? "1" : "true";
        var no = kind == ServerKind.SQLSERVER || kind == ServerKind.ORACLE ? "0" : "false";
        return Stream.of(
                "INSERT INTO customers VALUES (1, 'Ann', " + day + "'1990-05-01', " + yes + ")",
                "INSERT INTO customers VALUES (2, 'Bob', NULL, " + no + ")",
                "INSERT INTO customers VALUES (3, 'Cy', " + day + "'1985-01-31', " + yes + ")",
                "INSERT INTO orders VALUES (1, 1, 10.50, " + moment + "'2024-01-02 03:04:05')",
                "INSERT INTO orders VALUES (2, 1, 20, NULL)",
                "INSERT INTO orders VALUES (3, 2, 5, " + moment + "'2024-03-01 00:00:00')",
                "INSERT INTO notes VALUES (7, 1)",
                "INSERT INTO notes VALUES (8, 2)",
                "INSERT INTO notes VALUES (9, 1)",
                numbers(kind));
    }

    private static String numbers(ServerKind kind) {
        return switch (kind) {
            case SNOWFLAKE ->
                "INSERT INTO numbers WITH RECURSIVE c (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < 3000) SELECT n FROM c";
            case MYSQL ->
                "INSERT INTO numbers WITH RECURSIVE c (n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM c WHERE n < 59) SELECT a.n * 50 + b.n + 1 FROM c a, c b WHERE b.n < 50";
            case BIGQUERY -> "INSERT INTO numbers SELECT n FROM UNNEST(GENERATE_ARRAY(1, 3000)) AS n";
            case TRINO -> "INSERT INTO numbers SELECT n FROM UNNEST(sequence(1, 3000)) AS t (n)";
            case CLICKHOUSE -> "INSERT INTO numbers SELECT number + 1 FROM system.numbers LIMIT 3000";
            case SQLSERVER ->
                "INSERT INTO numbers SELECT TOP (3000) row_number() OVER (ORDER BY a.object_id) FROM sys.all_objects a CROSS JOIN sys.all_objects b";
            default -> "INSERT INTO numbers SELECT level FROM dual CONNECT BY level <= 3000";
        };
    }
}
