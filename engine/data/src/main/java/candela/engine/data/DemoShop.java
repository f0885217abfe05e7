package candela.engine.data;

import candela.engine.data.DemoWords.Category;
import candela.engine.data.DemoWords.Country;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/**
 * Makes the rows of the demo shop. Worth finding: the app overtakes the web shop, Northern Europe was down for a week
 * in March 2024, lamps cost a tenth for a week in May 2025, and one desk lamp keeps coming back.
 */
final class DemoShop {

    private static final LocalDate FIRST = LocalDate.of(2023, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2025, 12, 31);
    private static final double[] SEASON = {.86, .82, .92, .96, 1, 1.06, 1.08, .98, .96, 1.02, 1.22, 1.62};
    private static final int CUSTOMERS = 2_000;
    private static final int PRODUCTS = 120;
    private static final int ORDERS = 20_000;
    private static final int OUTAGE_REGION = 4;
    private static final LocalDate OUTAGE = LocalDate.of(2024, 3, 11);
    private static final LocalDate PRICE_BUG = LocalDate.of(2025, 5, 19);
    private static final int BAD_PRODUCT = 1;

    private record Customer(int id, int region, boolean company, LocalDate signup) {}

    private record Product(int id, Category category, BigDecimal price, double appeal) {}

    private record Order(int id, LocalDate date, boolean cancelled, boolean company, BigDecimal discount) {}

    private final SplittableRandom random;
    private final List<Customer> customers = new ArrayList<>();
    private final List<Product> products = new ArrayList<>();
    private final List<double[]> appealByMonth = new ArrayList<>();
    private final List<Order> orders = new ArrayList<>();
    private final List<Object[]> returns = new ArrayList<>();

    DemoShop(long seed) {
        random = new SplittableRandom(seed);
    }

    /** Fills the tables, in the order of their keys. */
    void write(DuckDBConnection connection) throws SQLException {
        fill(connection, "regions", this::regions);
        fill(connection, "customers", this::customers);
        fill(connection, "products", this::products);
        fill(connection, "orders", this::orders);
        fill(connection, "order_items", this::items);
        fill(connection, "returns", it -> {
            for (var row : returns) {
                append(it, row);
            }
        });
    }

    private interface Filling {
        void into(DuckDBAppender table) throws SQLException;
    }

    private static void fill(DuckDBConnection connection, String table, Filling filling) throws SQLException {
        try (var appender = connection.createAppender(table)) {
            filling.into(appender);
        }
    }

    private static void append(DuckDBAppender table, Object... row) throws SQLException {
        table.beginRow();
        for (var value : row) {
            switch (value) {
                case Integer it -> table.append(it.intValue());
                case LocalDate it -> table.append(it);
                case BigDecimal it -> table.append(it);
                default -> table.append(value.toString());
            }
        }
        table.endRow();
    }

    private void regions(DuckDBAppender table) throws SQLException {
        for (var region = 1; region <= DemoWords.REGIONS.size(); region++) {
            var words = DemoWords.REGIONS.get(region - 1);
            append(table, region, words.getFirst(), words.getLast());
        }
    }

    /** Sign-ups from mid-2021 on, more and more of them; numbered by the day. */
    private void customers(DuckDBAppender table) throws SQLException {
        var opening = LocalDate.of(2021, 6, 1);
        var days = ChronoUnit.DAYS.between(opening, LAST) - 20;
        var signups = random.doubles(CUSTOMERS)
                .mapToObj(it -> opening.plusDays((long) (Math.pow(it, .8) * days)))
                .sorted(Comparator.naturalOrder())
                .toList();
        for (var signup : signups) {
            var id = customers.size() + 1;
            var country = country();
            var segment = weighted(List.of("Consumer", "Small Business", "Corporate"), 70, 20, 10);
            var company = !segment.equals("Consumer");
            var name = company
                    ? pick(DemoWords.LAST_NAMES) + " " + pick(DemoWords.COMPANY_ENDINGS)
                    : pick(DemoWords.FIRST_NAMES) + " " + pick(DemoWords.LAST_NAMES);
            customers.add(new Customer(id, country.region(), company, signup));
            append(table, id, name, segment, country.name(), pick(country.cities()), country.region(), signup);
        }
    }

    private Country country() {
        var weights = DemoWords.COUNTRIES.stream().mapToInt(Country::weight).toArray();
        return weighted(DemoWords.COUNTRIES, weights);
    }

    private void products(DuckDBAppender table) throws SQLException {
        for (var id = 1; id <= PRODUCTS; id++) {
            var category = DemoWords.CATEGORIES.get((id - 1) % DemoWords.CATEGORIES.size());
            var turn = (id - 1) / DemoWords.CATEGORIES.size();
            var thing = category.things().get(turn % category.things().size());
            var brand = DemoWords.BRANDS.get((turn + turn / category.things().size()) % DemoWords.BRANDS.size());
            var spread = Math.pow(random.nextDouble(), 1.7);
            var price = money(category.cheapest() + spread * (category.dearest() - category.cheapest()))
                    .setScale(0, RoundingMode.CEILING)
                    .subtract(new BigDecimal("0.10"))
                    .setScale(2, RoundingMode.UNNECESSARY);
            var cost = money(price.doubleValue() * random.nextDouble(.42, .68));
            var appeal = id == BAD_PRODUCT ? 1.6 : .25 + 1.5 * Math.pow(random.nextDouble(), 2);
            products.add(new Product(id, category, price, appeal));
            append(table, id, brand + " " + thing, category.name(), brand, price, cost);
        }
        for (var month = 0; month < 12; month++) {
            var factor = month;
            appealByMonth.add(products.stream()
                    .mapToDouble(it -> it.appeal() * it.category().season()[factor])
                    .toArray());
        }
    }

    private void orders(DuckDBAppender table) throws SQLException {
        var days = FIRST.datesUntil(LAST.plusDays(1)).toList();
        var all = days.stream().mapToDouble(DemoShop::weight).sum();
        for (var day : days) {
            var expected = weight(day) / all * ORDERS * random.nextDouble(.85, 1.15);
            var count = (int) (expected + random.nextDouble());
            for (var i = 0; i < count; i++) {
                order(table, day);
            }
        }
    }

    /** How much is ordered on a day: the shop grows, by season and by day of the week. */
    private static double weight(LocalDate day) {
        var growth = 1 + 0.75 * ChronoUnit.DAYS.between(FIRST, day) / 1_095.0;
        var weekday = switch (day.getDayOfWeek()) {
            case SATURDAY -> 1.25;
            case SUNDAY -> 1.1;
            case FRIDAY -> 1.05;
            case MONDAY -> .95;
            default -> .9;
        };
        return growth * SEASON[day.getMonthValue() - 1] * weekday;
    }

    private void order(DuckDBAppender table, LocalDate day) throws SQLException {
        var customer = customer(day);
        if (customer.region() == OUTAGE_REGION && inWeek(day, OUTAGE)) {
            return;
        }
        var id = orders.size() + 1;
        var cancelled = random.nextDouble() < .035;
        var discount = discount(day, customer.company());
        orders.add(new Order(id, day, cancelled, customer.company(), discount));
        append(table, id, customer.id(), day, status(day, cancelled), channel(day), discount, shipping());
    }

    /** Early customers have become the loyal ones. */
    private Customer customer(LocalDate day) {
        var known = customers.size();
        while (customers.get(known - 1).signup().isAfter(day)) {
            known--;
        }
        return customers.get((int) (Math.pow(random.nextDouble(), 1.35) * known));
    }

    private static boolean inWeek(LocalDate day, LocalDate monday) {
        return !day.isBefore(monday) && day.isBefore(monday.plusDays(7));
    }

    private static String status(LocalDate day, boolean cancelled) {
        if (cancelled) {
            return "cancelled";
        }
        return day.isAfter(LAST.minusDays(5)) ? "shipped" : "completed";
    }

    /** The app comes from nowhere and overtakes the web shop in the third year. */
    private String channel(LocalDate day) {
        var year = ChronoUnit.DAYS.between(FIRST, day) / 365.25;
        var app = 2 + 52 / (1 + Math.exp(-2.6 * (year - 1.75)));
        var rest = 100 - app;
        return weighted(
                List.of("Web", "App", "Store", "Phone"), (int) (rest * 6), (int) (app * 10), (int) (rest * 3.2), (int)
                        (rest * .8));
    }

    private BigDecimal discount(LocalDate day, boolean company) {
        var blackFriday =
                day.getMonthValue() == 11 && day.getDayOfMonth() > 22 && day.getDayOfWeek() == DayOfWeek.FRIDAY;
        if (blackFriday) {
            return new BigDecimal("0.25");
        }
        var roll = random.nextDouble();
        if (company && roll < .4) {
            return new BigDecimal("0.10");
        }
        return new BigDecimal(roll > .9 ? "0.15" : roll > .82 ? "0.05" : "0.00");
    }

    private BigDecimal shipping() {
        return weighted(List.of(new BigDecimal("0.00"), new BigDecimal("4.90"), new BigDecimal("9.90")), 45, 45, 10);
    }

    private void items(DuckDBAppender table) throws SQLException {
        var id = 0;
        for (var order : orders) {
            var count = weighted(List.of(1, 2, 3, 4, 5, 6), 36, 28, 18, 10, 5, 3);
            for (var i = 0; i < count; i++) {
                item(table, ++id, order);
            }
        }
    }

    private void item(DuckDBAppender table, int id, Order order) throws SQLException {
        var product = product(order.date());
        var bug = inWeek(order.date(), PRICE_BUG) && product.category().name().equals("Lamps");
        var pieces = weighted(List.of(1, 2, 3, 4, 6), 68, 19, 6, 4, 3) * (order.company() ? 2 : 1) * (bug ? 3 : 1);
        var inflation = 1 + 0.03 * (order.date().getYear() - FIRST.getYear());
        var factor = inflation * (1 - order.discount().doubleValue()) * (bug ? .1 : 1);
        var price = money(product.price().doubleValue() * factor);
        append(table, id, order.id(), product.id(), pieces, price);
        var back = product.id() == BAD_PRODUCT && order.date().getYear() > 2023 ? .38 : .048;
        if (!order.cancelled() && random.nextDouble() < back) {
            giveBack(id, order, product, price.multiply(BigDecimal.valueOf(pieces)));
        }
    }

    private Product product(LocalDate day) {
        var appeal = appealByMonth.get(day.getMonthValue() - 1);
        var total = 0.0;
        for (var weight : appeal) {
            total += weight;
        }
        var roll = random.nextDouble() * total;
        var at = 0;
        while (at < appeal.length - 1 && roll >= appeal[at]) {
            roll -= appeal[at++];
        }
        return products.get(at);
    }

    private void giveBack(int item, Order order, Product product, BigDecimal paid) {
        var day = order.date().plusDays(random.nextInt(4, 30));
        if (day.isAfter(LAST)) {
            return;
        }
        var reason = product.id() == BAD_PRODUCT && random.nextDouble() < .8
                ? "Defective"
                : weighted(DemoWords.REASONS, 34, 22, 14, 12, 8, 10);
        returns.add(new Object[] {returns.size() + 1, item, day, reason, paid});
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    private <T> T weighted(List<T> from, int... weights) {
        var total = 0;
        for (var weight : weights) {
            total += weight;
        }
        var roll = random.nextInt(total);
        var at = 0;
        while (roll >= weights[at]) {
            roll -= weights[at++];
        }
        return from.get(at);
    }

    private static BigDecimal money(double amount) {
        return BigDecimal.valueOf(amount).setScale(2, RoundingMode.HALF_UP);
    }
}
