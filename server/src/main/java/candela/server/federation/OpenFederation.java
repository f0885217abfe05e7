package candela.server.federation;

import candela.engine.ask.Meanings;
import candela.engine.ask.Parser;
import candela.engine.ask.ValueIndex;
import candela.engine.ask.Vocabulary;
import candela.engine.data.Access;
import candela.engine.data.DataException;
import candela.engine.data.DataException.Reason;
import candela.engine.data.Execution;
import candela.engine.data.Federation;
import candela.engine.data.JointKeys;
import candela.engine.data.Limits;
import candela.engine.data.Result;
import candela.engine.data.Room;
import candela.engine.data.RowSink;
import candela.engine.sql.Argument;
import candela.engine.sql.Dialect;
import candela.engine.sql.Guard;
import candela.engine.sql.Hint;
import candela.engine.sql.JointSchema;
import candela.engine.sql.Policies;
import candela.engine.sql.Schema;
import candela.engine.sql.Schema.Column;
import candela.engine.sql.TableRead;
import candela.engine.sql.Verdict;
import candela.server.datasource.DataSource.DataSourceId;
import candela.server.datasource.Disclosed;
import candela.server.datasource.Disclosure;
import candela.server.datasource.ExportBounds;
import candela.server.datasource.Ground;
import candela.server.datasource.Keeping;
import candela.server.datasource.PolicyEffect;
import candela.server.datasource.reading.OpenSource;
import candela.server.platform.Problem;
import candela.server.platform.Secrets;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Several sources as somebody may read them together. The statement itself is DuckDB's; what it needs of each table is
 * asked of the table's own source, where that source's guard, policies and limits hold.
 */
public final class OpenFederation implements Ground {

    /** What is brought together grows with each. */
    private static final int MOST = 5;

    private static final Access ACCESS = new Access(Access.Pool.of(1), Duration.ofSeconds(10), 512, 2);

    private final Map<String, OpenSource> sources;
    private final Path folder;
    private final JointSchema joint;
    private final Guard guard;

    OpenFederation(Map<String, OpenSource> sources, Path folder) {
        this.sources = sources;
        this.folder = folder;
        var schemas = new LinkedHashMap<String, Schema>();
        sources.forEach((name, source) -> schemas.put(name, source.schema()));
        this.joint = JointSchema.of(schemas);
        var mostJoins =
                sources.values().stream().mapToInt(OpenSource::mostJoins).min().orElse(Integer.MAX_VALUE);
        this.guard = new Guard(Dialect.DUCKDB, joint.schema(), Policies.NONE, mostJoins);
    }

    @Override
    public Verdict check(String sql, Map<String, Argument> arguments) {
        var verdict = guard.check(sql, arguments);
        if (!(verdict instanceof Verdict.Allowed allowed)) {
            return verdict;
        }
        var unplaced = joint.unplaced(allowed);
        if (unplaced.isPresent()) {
            return new Verdict.Refused("unplaced-table", unplaced.get(), 0, 0);
        }
        return joint.reads(allowed).stream()
                .map(this::part)
                .filter(Verdict.Refused.class::isInstance)
                .findFirst()
                .orElse(verdict);
    }

    private Verdict part(TableRead read) {
        var source = source(read);
        return source.check(read.sql(source.dialect()));
    }

    private OpenSource source(TableRead read) {
        return Objects.requireNonNull(sources.get(read.member().source()));
    }

    private Verdict.Allowed allowed(TableRead read) {
        return switch (part(read)) {
            case Verdict.Allowed it -> it;
            case Verdict.Refused it -> throw new DataException(Reason.SQL, it.message());
        };
    }

    /** Says no to more sources than are asked together, and to one of them twice. */
    public static void requireFew(List<DataSourceId> ids) {
        if (ids.size() > MOST || Set.copyOf(ids).size() < ids.size()) {
            throw Problem.invalid("otherSources", "Up to " + MOST + " different sources are asked together");
        }
    }

    @Override
    public Dialect dialect() {
        return Dialect.DUCKDB;
    }

    /** The strictest of the sources' levels holds for them all. */
    @Override
    public Disclosed disclosed() {
        var each = new LinkedHashMap<String, Disclosed>();
        sources.forEach((name, source) -> each.put(name, source.disclosed()));
        var level = each.values().stream()
                .map(Disclosed::level)
                .min(Comparator.naturalOrder())
                .orElse(Disclosure.NOTHING);
        return Disclosed.of(
                level,
                joint.within(each.entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, it -> it.getValue().schema()))));
    }

    @Override
    public boolean readsClassified(Verdict.Allowed sql) {
        return joint.reads(sql).stream().anyMatch(it -> source(it).readsClassified(allowed(it)));
    }

    @Override
    public List<Hint> hints(String sql) {
        return guard.hints(sql);
    }

    @Override
    public Optional<Column> column(String table, String column) {
        return joint.placed(table).flatMap(it -> it.own().column(column));
    }

    @Override
    public List<String> distinctValues(String table, String column, int most) {
        return joint.placed(table).stream()
                .flatMap(
                        it -> Objects.requireNonNull(sources.get(it.source()))
                                .distinctValues(it.shown().name(), column, most)
                                .stream())
                .toList();
    }

    /** What each of the sources is for the reader, by the names under which they are asked. */
    private record Sight(Map<String, Object> sources) {}

    @Override
    public Object sight() {
        var sights = new LinkedHashMap<String, Object>();
        sources.forEach((name, source) -> sights.put(name, source.sight()));
        return new Sight(sights);
    }

    @Override
    public Parser parser(Meanings meanings, Clock clock) {
        var counts = new SeenValues(joint, sources);
        var keys = JointKeys.of(joint, counts);
        return Parser.of(joint, keys, ValueIndex.ofCounted(joint.apart(), counts), meanings, clock);
    }

    /** Each source's own words hold among its tables; of those that mean two things, the first source's. */
    @Override
    public Vocabulary vocabulary(Function<DataSourceId, Vocabulary> of) {
        return sources.values().stream()
                .map(it -> of.apply(it.id()).among(it.schema(), joint.names(it.name())))
                .reduce(Vocabulary.EMPTY, Vocabulary::and);
    }

    @Override
    public List<PolicyEffect> effects(Verdict.Allowed sql) {
        return joint.reads(sql).stream()
                .flatMap(it -> source(it).effects(allowed(it)).stream())
                .distinct()
                .toList();
    }

    /** As long as each source lets its own part be kept, and no longer than the shortest of them. */
    @Override
    public Optional<Keeping> keeping(Verdict.Allowed sql) {
        var reads = joint.reads(sql);
        var parts = reads.stream()
                .flatMap(it -> source(it).keeping(allowed(it)).stream())
                .toList();
        return parts.size() < reads.size() || !sql.repeatable()
                ? Optional.empty()
                : parts.stream()
                        .map(Keeping::longest)
                        .min(Comparator.naturalOrder())
                        .map(it -> new Keeping(Secrets.hash(sameAnswer(sql, parts)), it));
    }

    private String sameAnswer(Verdict.Allowed sql, List<Keeping> parts) {
        return Stream.concat(parts.stream().map(Keeping::key), Stream.of(limits(), sql.values(), sql.sql()))
                .map(String::valueOf)
                .collect(Collectors.joining("\u0000"));
    }

    /** The narrowest of the sources' own. */
    @Override
    public Limits limits() {
        var each = sources.values().stream().map(OpenSource::limits).toList();
        return new Limits(
                each.stream().mapToInt(Limits::rows).min().orElse(Limits.DEFAULT.rows()),
                each.stream().map(Limits::time).min(Comparator.naturalOrder()).orElse(Limits.DEFAULT.time()),
                Limits.DEFAULT.bytes());
    }

    @Override
    public ExportBounds exportBounds() {
        var each = sources.values().stream().map(OpenSource::exportBounds).toList();
        var rows = each.stream().mapToInt(it -> it.limits().rows()).min().orElse(Limits.DEFAULT.rows());
        return new ExportBounds(
                new Limits(rows, limits().time(), limits().bytes()),
                each.stream()
                        .map(ExportBounds::time)
                        .min(Comparator.naturalOrder())
                        .orElse(Limits.DEFAULT.time()),
                each.stream().mapToLong(ExportBounds::bytes).min().orElse(Limits.DEFAULT.bytes()));
    }

    /** As many rows as the statement has; what it needs of each table is bounded as for an answer. */
    @Override
    public boolean export(Verdict.Allowed sql, Execution execution, RowSink sink) throws IOException {
        var bounds = exportBounds();
        try (var federation = filled(sql, bounds.limits().time(), execution)) {
            return federation.export(sql, bounds.limits(), bounds.time(), execution, sink);
        }
    }

    @Override
    public Room.Place place() {
        return sources.values().iterator().next().place();
    }

    @Override
    public Result run(Verdict.Allowed sql, Limits asked, Execution execution) {
        var start = System.nanoTime();
        try (var federation = filled(sql, asked.time(), execution)) {
            var result = federation.run(sql, asked, execution, joint.schema());
            var took = Duration.ofNanos(System.nanoTime() - start);
            return new Result(result.columns(), result.rows(), result.truncated(), took);
        }
    }

    private Federation filled(Verdict.Allowed sql, Duration time, Execution execution) {
        var reads = joint.reads(sql);
        var federation = Federation.in(folder, ACCESS);
        try {
            for (var read : reads) {
                federation.add(
                        read.member().source(),
                        read.member().shown().name(),
                        read(read, time, Limits.DEFAULT.bytes() / reads.size(), execution));
            }
            return federation;
        } catch (RuntimeException e) {
            federation.close();
            throw e;
        }
    }

    private Result read(TableRead read, Duration time, long bytes, Execution execution) {
        var part = source(read).part(allowed(read), time, bytes, execution);
        if (part.truncated()) {
            throw new DataException(
                    Reason.TOO_LARGE,
                    ("The statement needs more than %,d rows or %d MB of %s.%s, too much to be brought together here. Name fewer"
                                    + " columns, or add a condition on it alone that compares a column to a value."
                                    + " For large tables, connect a Trino server that knows both databases and ask there.")
                            .formatted(
                                    part.rows().size(),
                                    bytes >> 20,
                                    JointSchema.written(read.member().source()),
                                    JointSchema.written(read.member().shown().name())));
        }
        return part;
    }
}
