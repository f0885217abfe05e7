package candela.engine.data;

import candela.engine.sql.Schema.Type;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The type that SQLite's values have, which a column's declaration there only suggests. */
final class StoredType {

    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern MOMENT = Pattern.compile("\\d{4}-\\d{2}-\\d{2}[T ]\\d{2}:\\d{2}.*");
    private static final Pattern INTEGER = Pattern.compile("-?\\d{1,18}");
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(?:\\.\\d+)?(?:[eE][-+]?\\d+)?");

    private StoredType() {}

    /** Trusts a declaration of numbers and yes-or-no; of dates and where nothing is declared, the values decide. */
    static Type of(Type declared, List<String> samples, @Nullable String least, @Nullable String greatest) {
        if (declared != Type.TEXT && declared != Type.OTHER && !declared.isMoment()) {
            return declared;
        }
        var values = Stream.concat(samples.stream(), Stream.of(least, greatest).filter(Objects::nonNull))
                .toList();
        if (values.isEmpty()) {
            return declared;
        }
        var fitting = ofValues(values);
        return declared == Type.TEXT && fitting.isNumber() ? Type.TEXT : fitting;
    }

    private static Type ofValues(List<? extends @Nullable String> values) {
        if (all(values, DATE)) {
            return Type.DATE;
        }
        if (all(values, MOMENT)) {
            return Type.TIMESTAMP;
        }
        if (all(values, INTEGER)) {
            return Type.INTEGER;
        }
        return all(values, NUMBER) ? Type.DECIMAL : Type.TEXT;
    }

    private static boolean all(List<? extends @Nullable String> values, Pattern pattern) {
        return values.stream().allMatch(it -> it != null && pattern.matcher(it).matches());
    }
}
