package candela.engine.data;

import java.util.List;

/** The names that the demo shop is made of; all invented. */
final class DemoWords {

    private DemoWords() {}

    /** A country with its share of the customers. */
    record Country(String name, int region, int weight, List<String> cities) {}

    /** A kind of product, when it sells (factors for January to December), and what is made of it. */
    record Category(String name, double cheapest, double dearest, double[] season, List<String> things) {}

    static final List<List<String>> REGIONS = List.of(
            List.of("Central Europe", "Clara Vogt"),
            List.of("Western Europe", "Hugo Lambert"),
            List.of("Southern Europe", "Elena Ricci"),
            List.of("Northern Europe", "Nils Dahl"),
            List.of("British Isles", "Fiona Reid"),
            List.of("North America", "Marcus Hill"),
            List.of("Southeast Asia", "Lan Pham"));

    static final List<Country> COUNTRIES = List.of(
            new Country("Germany", 1, 24, List.of("Berlin", "Hamburg", "Munich", "Cologne", "Leipzig")),
            new Country("Austria", 1, 6, List.of("Vienna", "Graz", "Linz")),
            new Country("Switzerland", 1, 6, List.of("Zurich", "Basel", "Bern")),
            new Country("France", 2, 14, List.of("Paris", "Lyon", "Marseille", "Lille")),
            new Country("Netherlands", 2, 7, List.of("Amsterdam", "Rotterdam", "Utrecht")),
            new Country("Belgium", 2, 4, List.of("Brussels", "Antwerp")),
            new Country("Spain", 3, 8, List.of("Madrid", "Barcelona", "Valencia")),
            new Country("Italy", 3, 9, List.of("Milan", "Rome", "Turin", "Naples")),
            new Country("Portugal", 3, 3, List.of("Lisbon", "Porto")),
            new Country("Sweden", 4, 5, List.of("Stockholm", "Gothenburg", "Malmo")),
            new Country("Denmark", 4, 4, List.of("Copenhagen", "Aarhus")),
            new Country("Norway", 4, 3, List.of("Oslo", "Bergen")),
            new Country("United Kingdom", 5, 13, List.of("London", "Manchester", "Leeds", "Edinburgh")),
            new Country("Ireland", 5, 3, List.of("Dublin", "Cork")),
            new Country("United States", 6, 16, List.of("New York", "Chicago", "Seattle", "Austin", "Boston")),
            new Country("Canada", 6, 5, List.of("Toronto", "Vancouver", "Montreal")),
            new Country("Vietnam", 7, 7, List.of("Hanoi", "Ho Chi Minh City", "Da Nang")),
            new Country("Singapore", 7, 4, List.of("Singapore")));

    static final List<Category> CATEGORIES = List.of(
            new Category(
                    "Lamps",
                    19,
                    240,
                    season(1.3, 1.2, 1, .9, .8, .7, .7, .8, 1, 1.3, 1.5, 1.5),
                    List.of("Desk Lamp", "Floor Lamp", "Pendant Light", "Wall Light", "Lantern", "Night Light")),
            new Category(
                    "Candles",
                    4,
                    38,
                    season(1, .9, .8, .7, .6, .5, .5, .6, .9, 1.3, 1.9, 2.6),
                    List.of("Scented Candle", "Pillar Candle", "Tealights", "Taper Candles", "Candle Holder")),
            new Category(
                    "Furniture",
                    49,
                    620,
                    season(1.2, 1, 1, 1, 1, .9, .9, .9, 1.1, 1.1, 1, .8),
                    List.of("Bookshelf", "Armchair", "Side Table", "Stool", "Sideboard", "Bench")),
            new Category(
                    "Kitchen",
                    8,
                    130,
                    season(1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1.2, 1.6),
                    List.of("Teapot", "Carafe", "Cutting Board", "Bowl Set", "Espresso Cups", "Knife Block")),
            new Category(
                    "Textiles",
                    12,
                    180,
                    season(1.3, 1.2, 1, .9, .8, .7, .7, .8, 1, 1.2, 1.3, 1.3),
                    List.of("Wool Blanket", "Cushion", "Curtain", "Rug", "Table Runner", "Linen Sheets")),
            new Category(
                    "Garden",
                    9,
                    310,
                    season(.3, .4, 1, 1.7, 2.2, 2.4, 2.1, 1.5, .9, .5, .3, .3),
                    List.of("Fire Bowl", "Planter", "Garden Chair", "String Lights", "Parasol", "Watering Can")),
            new Category(
                    "Office",
                    6,
                    210,
                    season(1.2, 1, 1, 1, .9, .8, .7, 1.4, 1.5, 1, 1, .8),
                    List.of("Desk Organiser", "Notebook", "Monitor Stand", "Pin Board", "Desk Mat")),
            new Category(
                    "Toys",
                    7,
                    95,
                    season(.7, .7, .8, .9, .9, 1, .9, .8, .8, 1, 1.7, 3),
                    List.of("Wooden Train", "Puzzle", "Building Blocks", "Kite", "Marble Run")));

    static final List<String> BRANDS = List.of("Aurora", "Birkholm", "Casa Lume", "Dune", "Ember & Oak", "Fjella");

    static final List<String> FIRST_NAMES = List.of(
            "Anna", "Ben", "Chloe", "David", "Elif", "Finn", "Greta", "Hanna", "Ivan", "Julia", "Kai", "Linh", "Marta",
            "Noah", "Olivia", "Paul", "Quynh", "Rosa", "Samir", "Tessa", "Umar", "Vera", "William", "Yara", "Zoe");

    static final List<String> LAST_NAMES = List.of(
            "Andersson",
            "Becker",
            "Costa",
            "Dubois",
            "Evans",
            "Ferrari",
            "Garcia",
            "Hansen",
            "Ito",
            "Jansen",
            "Keller",
            "Lopez",
            "Meyer",
            "Nguyen",
            "Olsen",
            "Peeters",
            "Quinn",
            "Rossi",
            "Silva",
            "Tran",
            "Urban",
            "Vargas",
            "Weber",
            "Young",
            "Zimmer");

    static final List<String> COMPANY_ENDINGS = List.of("& Sons", "Interiors", "Trading", "Studio", "Hotels", "Group");

    static final List<String> REASONS =
            List.of("Changed mind", "Does not fit", "Defective", "Arrived late", "Wrong item", "Not as described");

    private static double[] season(double... factors) {
        return factors;
    }
}
