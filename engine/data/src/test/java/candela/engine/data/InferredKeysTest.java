package candela.engine.data;

import static org.assertj.core.api.Assertions.assertThat;

import candela.engine.sql.Schema.ForeignKey;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InferredKeysTest {

    @TempDir
    Path folder;

    @Test
    void aRoleBeforeTheNameOfAKeySaysWhatTheThingIsToTheRow() throws SQLException {
        var keys = keys("""
                CREATE TABLE tbl_employee (emp_id INTEGER, emp_name TEXT, reports_to_emp_id INTEGER);
                INSERT INTO tbl_employee VALUES (1, 'Ana', NULL), (2, 'Bo', 1), (3, 'Cy', 1);
                CREATE TABLE tbl_depot (depot_id INTEGER, city TEXT, manager_emp_id INTEGER);
                INSERT INTO tbl_depot VALUES (10, 'Leeds', 2), (11, 'Hull', 3);
                CREATE TABLE tbl_rental (rental_no INTEGER, out_depot_id INTEGER, back_depot_id INTEGER, mechanicEmpId INTEGER);
                INSERT INTO tbl_rental VALUES (100, 10, 11, 3), (101, 10, NULL, 3), (102, 11, 11, 2)""");

        assertThat(keys)
                .containsExactlyInAnyOrder(
                        key("tbl_employee", "reports_to_emp_id", "tbl_employee", "emp_id"),
                        key("tbl_depot", "manager_emp_id", "tbl_employee", "emp_id"),
                        key("tbl_rental", "out_depot_id", "tbl_depot", "depot_id"),
                        key("tbl_rental", "back_depot_id", "tbl_depot", "depot_id"),
                        key("tbl_rental", "mechanicEmpId", "tbl_employee", "emp_id"));
    }

    @Test
    void aRoleBeforeTheNameOfATableDoesSo() throws SQLException {
        var keys = keys("""
                CREATE TABLE categories (id INTEGER PRIMARY KEY, title TEXT, parent_category_id INTEGER);
                INSERT INTO categories VALUES (1, 'Food', NULL), (2, 'Tea', 1)""");

        assertThat(keys).containsExactly(key("categories", "parent_category_id", "categories", "id"));
    }

    @Test
    void valuesThatAreNotFoundThereDenyIt() throws SQLException {
        var keys = keys("""
                CREATE TABLE depot (depot_id INTEGER, city TEXT);
                INSERT INTO depot VALUES (10, 'Leeds'), (11, 'Hull');
                CREATE TABLE rental (rental_no INTEGER, old_depot_id INTEGER);
                INSERT INTO rental VALUES (100, 10), (101, 99)""");

        assertThat(keys).isEmpty();
    }

    private List<ForeignKey> keys(String script) throws SQLException {
        var file = folder.resolve("company.sqlite");
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement()) {
            for (var sql : script.split(";")) {
                statement.execute(sql);
            }
        }
        try (var database = Database.open(new Source.SqliteFile(file), Access.DEFAULT)) {
            return database.inspect(Inspection.DEFAULT).keys();
        }
    }

    private static ForeignKey key(String table, String column, String target, String key) {
        return new ForeignKey(table, List.of(column), target, List.of(key), false);
    }
}
