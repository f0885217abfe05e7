package candela.engine.data;

import candela.engine.data.DataException.Reason;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.duckdb.DuckDBConnection;

/**
 * The Candela Shop: an invented shop's customers, products, orders and returns from 2023 to 2025, with growth, seasons
 * and some mishaps worth finding.
 */
public final class Demo {

    private static final String TABLES = """
            CREATE TABLE regions (
                region_id INTEGER PRIMARY KEY,
                name VARCHAR NOT NULL,
                manager VARCHAR NOT NULL);
            COMMENT ON TABLE regions IS 'Sales regions of the Candela Shop';
            COMMENT ON COLUMN regions.name IS 'Name of the region, such as Central Europe';
            COMMENT ON COLUMN regions.manager IS 'Who is responsible for the sales there';
            CREATE TABLE customers (
                customer_id INTEGER PRIMARY KEY,
                name VARCHAR NOT NULL,
                segment VARCHAR NOT NULL,
                country VARCHAR NOT NULL,
                city VARCHAR NOT NULL,
                region_id INTEGER NOT NULL REFERENCES regions (region_id),
                signup_date DATE NOT NULL);
            COMMENT ON TABLE customers IS 'People and companies who buy at the shop';
            COMMENT ON COLUMN customers.segment IS 'Consumer, Small Business or Corporate';
            COMMENT ON COLUMN customers.signup_date IS 'The day the customer registered';
            CREATE TABLE products (
                product_id INTEGER PRIMARY KEY,
                name VARCHAR NOT NULL,
                category VARCHAR NOT NULL,
                brand VARCHAR NOT NULL,
                price DECIMAL(10, 2) NOT NULL,
                cost DECIMAL(10, 2) NOT NULL);
            COMMENT ON TABLE products IS 'What the shop sells';
            COMMENT ON COLUMN products.price IS 'List price per piece in euros';
            COMMENT ON COLUMN products.cost IS 'What one piece costs the shop, in euros';
            CREATE TABLE orders (
                order_id INTEGER PRIMARY KEY,
                customer_id INTEGER NOT NULL REFERENCES customers (customer_id),
                order_date DATE NOT NULL,
                status VARCHAR NOT NULL,
                channel VARCHAR NOT NULL,
                discount DECIMAL(4, 2) NOT NULL,
                shipping_cost DECIMAL(8, 2) NOT NULL);
            COMMENT ON TABLE orders IS 'Orders, one row each';
            COMMENT ON COLUMN orders.status IS 'completed, shipped or cancelled';
            COMMENT ON COLUMN orders.channel IS 'Where it was ordered: Web, App, Store or Phone';
            COMMENT ON COLUMN orders.discount IS 'Share of the list price taken off, 0.10 is ten per cent';
            COMMENT ON COLUMN orders.shipping_cost IS 'What the customer paid for shipping, in euros';
            CREATE TABLE order_items (
                order_item_id INTEGER PRIMARY KEY,
                order_id INTEGER NOT NULL REFERENCES orders (order_id),
                product_id INTEGER NOT NULL REFERENCES products (product_id),
                quantity INTEGER NOT NULL,
                unit_price DECIMAL(10, 2) NOT NULL);
            COMMENT ON TABLE order_items IS 'Products of an order; revenue is quantity times unit_price';
            COMMENT ON COLUMN order_items.quantity IS 'Pieces';
            COMMENT ON COLUMN order_items.unit_price IS 'Price paid per piece in euros, after the discount';
            CREATE TABLE returns (
                return_id INTEGER PRIMARY KEY,
                order_item_id INTEGER NOT NULL REFERENCES order_items (order_item_id),
                return_date DATE NOT NULL,
                reason VARCHAR NOT NULL,
                refund DECIMAL(10, 2) NOT NULL);
            COMMENT ON TABLE returns IS 'Products that customers sent back';
            COMMENT ON COLUMN returns.reason IS 'Why it came back';
            COMMENT ON COLUMN returns.refund IS 'What the customer got back, in euros';
            """;

    private static final List<String> ENGLISH = List.of(
            "How many customers do we have?",
            "Total revenue per year",
            "Top 10 products by revenue",
            "Number of orders by channel and year",
            "Revenue by month in 2025",
            "Average order value by segment",
            "Which product has the most returns?",
            "Revenue by region in 2024 compared with 2023");

    private static final List<String> VIETNAMESE = List.of(
            "Có bao nhiêu khách hàng?",
            "Tổng doanh thu theo năm",
            "10 sản phẩm có doanh thu cao nhất",
            "Số đơn hàng theo kênh và năm",
            "Doanh thu theo tháng trong năm 2025",
            "Giá trị đơn hàng trung bình theo phân khúc",
            "Sản phẩm nào bị trả lại nhiều nhất?",
            "Doanh thu theo khu vực năm 2024 so với năm 2023");

    private static final long SEED = 20_230_101;

    private Demo() {}

    /**
     * Writes the shop as a DuckDB file, in place of a former one; it is the same shop everywhere and each time.
     *
     * @throws DataException DENIED when the file cannot be written
     */
    public static void write(Path duckDbFile) {
        write(duckDbFile, SEED);
    }

    /** The same seed gives the same rows. */
    static void write(Path duckDbFile, long seed) {
        try (var target = new WholeFile(duckDbFile)) {
            try (var connection = DuckDbConnector.open(target.unfinished(), new Properties())) {
                create(connection);
                new DemoShop(seed).write(connection);
            }
            target.finish();
        } catch (SQLException e) {
            throw new DataException(
                    Reason.DENIED,
                    "The demo shop cannot be written to “%s”. Choose a folder that can be written."
                            .formatted(duckDbFile),
                    e);
        }
    }

    private static void create(DuckDBConnection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(TABLES);
        }
    }

    /** Eight questions of growing difficulty that the shop's data answers well, in Vietnamese or else English. */
    public static List<String> questions(Locale locale) {
        return locale.getLanguage().equals("vi") ? VIETNAMESE : ENGLISH;
    }
}
