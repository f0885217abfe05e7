package candela.server.datasource.schema;

import candela.engine.sql.Schema;
import candela.engine.sql.Schema.Column;
import candela.engine.sql.Schema.ForeignKey;
import candela.engine.sql.Schema.Table;
import candela.engine.sql.Schema.Type;
import candela.engine.sql.TableName;
import candela.server.datasource.Snapshot;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One sentence about a table or column that nobody described, made of what is known of it; the parser never reads it.
 */
final class WrittenDescriptions {

    private static final int MOST_VALUES = 5;

    private final Snapshot snapshot;
    private final Schema schema;
    private final ResourceBundle texts;
    private final NumberFormat numbers;

    WrittenDescriptions(Snapshot snapshot, Locale locale) {
        var language = "vi".equals(locale.getLanguage()) ? Locale.forLanguageTag("vi") : Locale.ENGLISH;
        this.snapshot = snapshot;
        this.schema = snapshot.schema().value();
        this.texts = ResourceBundle.getBundle(
                "candela.server.datasource.written",
                language,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        this.numbers = NumberFormat.getIntegerInstance(language);
    }

    String of(Table table) {
        var parts = new ArrayList<String>();
        if (!table.primaryKey().isEmpty()) {
            parts.add(say("table.key", String.join(", ", table.primaryKey())));
        }
        var targets =
                keys(table).stream().map(WrittenDescriptions::target).distinct().collect(Collectors.joining(", "));
        if (!targets.isEmpty()) {
            parts.add(say("table.targets", targets));
        }
        moments(table).ifPresent(parts::add);
        return String.join(" ", parts);
    }

    private Optional<String> moments(Table table) {
        return table.columns().stream()
                .filter(it ->
                        it.type().isMoment() && it.least() != null && it.greatest() != null && isTellable(table, it))
                .findFirst()
                .map(it -> say("table.moments", it.name(), it.least(), it.greatest()));
    }

    String of(Table table, Column column) {
        if (table.primaryKey().equals(List.of(column.name()))) {
            return say("column.key", table.name());
        }
        var target = keys(table).stream()
                .filter(it -> it.columns().equals(List.of(column.name())))
                .findFirst();
        if (target.isPresent()) {
            return say(
                    "column.target",
                    target(target.get()) + "." + target.get().targetColumns().getFirst());
        }
        if (isTellable(table, column)) {
            return values(column);
        }
        // Whoever sees the values may not have them in a sentence either: they would describe the column with it.
        return column.samples().isEmpty() && column.least() == null ? say("column.protected") : "";
    }

    private boolean isTellable(Table table, Column column) {
        return !snapshot.classifications().protects(table, column);
    }

    private String values(Column it) {
        if (it.type() == Type.BOOLEAN) {
            return say("column.flag");
        }
        if ((it.type().isNumber() || it.type().isMoment()) && it.least() != null && it.greatest() != null) {
            return say(it.type().isNumber() ? "column.number" : "column.moment", it.least(), it.greatest());
        }
        if (it.samples().isEmpty() || it.distinct() == null) {
            return "";
        }
        var some = it.samples().stream().limit(MOST_VALUES).collect(Collectors.joining(", "));
        return it.distinct() <= it.samples().size()
                ? say("column.all", some)
                : say("column.some", numbers.format(it.distinct()), some);
    }

    private List<ForeignKey> keys(Table table) {
        return snapshot.statedKeys().and(schema).stream()
                .filter(it -> it.isOf(table))
                .toList();
    }

    private static String target(ForeignKey key) {
        return TableName.exactly(key.targetNamespace(), key.target()).toString();
    }

    private String say(String key, @Nullable Object... values) {
        return texts.getString(key).formatted(values);
    }
}
