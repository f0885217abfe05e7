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
    void aRoleOrWhoDidItPointsToTheOnlyTableOfStaff() throws SQLException {
        var keys = keys("""
                CREATE TABLE dim_employee (employee_key INTEGER, full_name TEXT);
                INSERT INTO dim_employee VALUES (1, 'Ana'), (2, 'Bo'), (3, 'Cy');
                CREATE TABLE fact_test (test_key INTEGER, inspector_key INTEGER, mgr_id INTEGER, approved_by INTEGER, drv_emp INTEGER, mark_id INTEGER, order_no INTEGER, customer_id INTEGER);
                INSERT INTO fact_test VALUES (10, 1, 2, 3, 2, 1, 1, 2), (11, 2, 2, NULL, 3, 2, 2, 1)""");

        assertThat(keys)
                .containsExactlyInAnyOrder(
                        key("fact_test", "inspector_key", "dim_employee", "employee_key"),
                        key("fact_test", "mgr_id", "dim_employee", "employee_key"),
                        key("fact_test", "approved_by", "dim_employee", "employee_key"));
    }

    @Test
    void aRoleBeforeTheNameOfATablePointsThere() throws SQLException {
        var keys = keys("""
                CREATE TABLE emp (emp_no INTEGER, nm TEXT);
                INSERT INTO emp VALUES (1, 'Ana'), (2, 'Bo');
                CREATE TABLE property (prop_ref TEXT, town TEXT);
                INSERT INTO property VALUES ('P1', 'Hull'), ('P2', 'Leeds');
                CREATE TABLE visit (visit_no INTEGER, drv_emp INTEGER, prop_ref TEXT);
                INSERT INTO visit VALUES (100, 1, 'P1'), (101, 1, 'P2'), (102, 2, 'P1')""");

        assertThat(keys)
                .containsExactlyInAnyOrder(
                        key("visit", "drv_emp", "emp", "emp_no"), key("visit", "prop_ref", "property", "prop_ref"));
    }

    @Test
    void aNameOfSignsAloneIsNoHindrance() throws SQLException {
        var keys = keys("""
                CREATE TABLE shops (shop_id INTEGER PRIMARY KEY, "#" INTEGER);
                INSERT INTO shops VALUES (1, 7), (2, 8);
                CREATE TABLE sales (sale_id INTEGER PRIMARY KEY, shop_id INTEGER, "%" INTEGER);
                INSERT INTO sales VALUES (1, 1, 10), (2, 1, 10), (3, 2, 20)""");

        assertThat(keys).containsExactly(key("sales", "shop_id", "shops", "shop_id"));
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
