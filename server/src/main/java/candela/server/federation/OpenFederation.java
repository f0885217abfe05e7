package candela.server.federation;

import candela.engine.data.Access;
import candela.engine.data.DataException;
import candela.engine.data.DataException.Reason;
import candela.engine.data.Execution;
import candela.engine.data.Federation;
import candela.engine.data.Limits;
import candela.engine.data.Result;
import candela.engine.data.RowSink;
import candela.engine.sql.Argument;
import candela.engine.sql.Dialect;
import candela.engine.sql.Guard;
import candela.engine.sql.JointSchema;
import candela.engine.sql.Policies;
import candela.engine.sql.Schema;
import candela.engine.sql.TableRead;
import candela.engine.sql.Verdict;
import candela.server.datasource.ExportBounds;
import candela.server.datasource.Ground;
import candela.server.datasource.Keeping;
import candela.server.datasource.OpenSource;
import candela.server.datasource.PolicyEffect;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Several sources as somebody may read them together. The statement itself is DuckDB's; what it needs of each table is
 * asked of the table's own source, where that source's guard, policies and limits hold.
 */
public final class OpenFederation implements Ground {

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

    @Override
    public List<PolicyEffect> effects(Verdict.Allowed sql) {
        return joint.reads(sql).stream()
                .flatMap(it -> source(it).effects(allowed(it)).stream())
                .distinct()
                .toList();
    }

    /** What several sources brought is not kept: each of them may change by itself. */
    @Override
    public Optional<Keeping> keeping(Verdict.Allowed sql) {
        return Optional.empty();
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
        try (var federation = filled(sql, execution)) {
            return federation.export(sql, bounds.limits(), bounds.time(), execution, sink);
        }
    }

    @Override
    public Result run(Verdict.Allowed sql, Limits asked, Execution execution) {
        var start = System.nanoTime();
        try (var federation = filled(sql, execution)) {
            var result = federation.run(sql, asked, execution, joint.schema());
            var took = Duration.ofNanos(System.nanoTime() - start);
            return new Result(result.columns(), result.rows(), result.truncated(), took);
        }
    }

    private Federation filled(Verdict.Allowed sql, Execution execution) {
        var reads = joint.reads(sql);
        var federation = Federation.in(folder, ACCESS);
        try {
            for (var read : reads) {
                federation.add(
                        read.member().source(),
                        read.member().shown().name(),
                        read(read, Limits.DEFAULT.bytes() / reads.size(), execution));
            }
            return federation;
        } catch (RuntimeException e) {
            federation.close();
            throw e;
        }
    }

    private Result read(TableRead read, long bytes, Execution execution) {
        var part = source(read).part(allowed(read), bytes, execution);
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
