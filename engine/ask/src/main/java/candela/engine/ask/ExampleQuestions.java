package candela.engine.ask;

import candela.engine.sql.Schema;
import candela.engine.sql.Schema.Column;
import candela.engine.sql.Schema.Table;
import candela.engine.sql.Schema.Type;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Questions made of a schema: simple shapes that hold for any table with such columns. */
public final class ExampleQuestions {

    private static final int MOST = 8;
    private static final int TABLES = 3;
    private static final int LEAST_GROUPS = 2;
    private static final int MOST_GROUPS = 60;

    private static final Map<String, String> VIETNAMESE = Map.of(
            "How many %s?", "Có bao nhiêu %s?",
            "How many %s by %s?", "Có bao nhiêu %s theo %s?",
            "Total %s by %s", "Tổng %s theo %s",
            "Total %s by month", "Tổng %s theo tháng",
            "Average %s by %s", "Trung bình %s theo %s");

    private final Schema schema;
    private final boolean vietnamese;
    private final Set<String> keys = new HashSet<>();

    private ExampleQuestions(Schema schema, Locale locale) {
        this.schema = schema;
        this.vietnamese = locale.getLanguage().equals("vi");
        schema.tables().forEach(table -> table.primaryKey().forEach(it -> keys.add(table.name() + "." + it)));
        schema.keys().forEach(key -> key.columns().forEach(it -> keys.add(key.table() + "." + it)));
    }

    /** At most eight questions, of the largest tables first; Vietnamese where the locale is, else English. */
    public static List<String> of(Schema schema, Locale locale) {
        return new ExampleQuestions(schema, locale).questions();
    }

    /** Of the largest tables, since these hold what happened rather than what it is called. */
    private List<String> questions() {
        return schema.tables().stream()
                .sorted(Comparator.comparing((Table it) -> Objects.requireNonNullElse(it.rowCount(), 0L))
                        .reversed())
                .limit(TABLES)
                .flatMap(it -> questions(it).stream())
                .limit(MOST)
                .toList();
    }

    private List<String> questions(Table table) {
        var questions = new ArrayList<String>();
        var group = column(table, this::isGroup);
        var number = column(table, it -> isAmount(table, it));
        var moment = column(table, it -> it.type().isMoment());
        questions.add(ask("How many %s?", words(table.name())));
        group.ifPresent(by -> questions.add(ask("How many %s by %s?", words(table.name()), words(by.name()))));
        number.ifPresent(what -> {
            group.ifPresent(by -> questions.add(ask("Total %s by %s", words(what.name()), words(by.name()))));
            moment.ifPresent(when -> questions.add(ask("Total %s by month", words(what.name()))));
            group.ifPresent(by -> questions.add(ask("Average %s by %s", words(what.name()), words(by.name()))));
        });
        return questions;
    }

    private String ask(String shape, Object... words) {
        var spoken = vietnamese ? Objects.requireNonNull(VIETNAMESE.get(shape)) : shape;
        return spoken.formatted(words);
    }

    private static Optional<Column> column(Table table, Predicate<Column> which) {
        return table.columns().stream().filter(which).findFirst();
    }

    private boolean isGroup(Column it) {
        var distinct = it.distinct();
        return it.type() == Type.TEXT && distinct != null && distinct >= LEAST_GROUPS && distinct <= MOST_GROUPS;
    }

    private boolean isAmount(Table table, Column it) {
        var name = it.name().toLowerCase(Locale.ROOT);
        return it.type().isNumber()
                && !keys.contains(table.name() + "." + it.name())
                && !name.equals("id")
                && !name.endsWith("_id");
    }

    private static String words(String name) {
        return name.replaceAll("(?<=[a-z])(?=[A-Z])", " ").replace('_', ' ').toLowerCase(Locale.ROOT);
    }
}
