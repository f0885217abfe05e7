package candela.server.federation;

import candela.engine.data.DataException;
import candela.engine.sql.JointSchema;
import candela.engine.sql.Schema.Column;
import candela.engine.sql.Schema.Table;
import candela.server.datasource.reading.OpenSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;

/** The values of columns as their own sources show them to the reader, each column asked once; none where it fails. */
final class SeenValues implements BiFunction<Table, Column, Map<String, Long>> {

    private final JointSchema joint;
    private final Map<String, OpenSource> sources;
    private final Map<String, Map<String, Long>> seen = new HashMap<>();

    SeenValues(JointSchema joint, Map<String, OpenSource> sources) {
        this.joint = joint;
        this.sources = sources;
    }

    @Override
    public Map<String, Long> apply(Table table, Column column) {
        return seen.computeIfAbsent(table.name() + "\0" + column.name(), it -> asked(table, column));
    }

    private Map<String, Long> asked(Table table, Column column) {
        var member = joint.called(table.name()).orElseThrow();
        var source = Objects.requireNonNull(sources.get(member.source()));
        try {
            return source.valueCounts(member.own(), column.name(), OpenSource.MOST_VALUES);
        } catch (DataException e) {
            return Map.of();
        }
    }
}
