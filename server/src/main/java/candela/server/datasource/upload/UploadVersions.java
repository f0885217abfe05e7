package candela.server.datasource.upload;

import candela.engine.data.FileImport.Input;
import candela.engine.data.Source;
import candela.engine.sql.Schema;
import candela.server.datasource.DataSource;
import candela.server.datasource.DataSource.DataSourceId;
import candela.server.datasource.DataSource.Kind;
import candela.server.datasource.Uploads;
import candela.server.datasource.catalogue.Catalogue;
import candela.server.datasource.reach.ImportCache;
import candela.server.datasource.reach.Inspections;
import candela.server.datasource.upload.Uploading.Delivery;
import candela.server.datasource.upload.Uploading.Uploaded;
import candela.server.platform.Actor;
import candela.server.platform.Problem;
import candela.server.storage.Received;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * The door by which uploaded files come in a newer version, or get further rows. What was answered before stays as it
 * was; the former files answer until the new ones have been read to their end.
 */
@Service
public class UploadVersions {

    private final Catalogue catalogue;
    private final Inspections inspections;
    private final ImportCache imports;
    private final Arrivals arrivals;

    UploadVersions(Catalogue catalogue, Inspections inspections, ImportCache imports, Arrivals arrivals) {
        this.catalogue = catalogue;
        this.inspections = inspections;
        this.imports = imports;
        this.arrivals = arrivals;
    }

    /**
     * Puts files in the place of all that the source was made of; corrected types hold where the columns are, and the
     * encoding that was chosen unless another one is.
     */
    public Uploaded replace(Actor actor, DataSourceId id, Delivery delivery) {
        var before = uploaded(actor, id);
        var encoding = delivery.encoding().or(before.uploads().encoding());
        return arrivals.received(actor, delivery.files(), received -> {
            var uploads = new Uploads(
                    received.stream()
                            .map(it -> Uploading.upload(it, null, encoding))
                            .toList(),
                    before.uploads().types());
            return save(actor, before, uploads, received);
        });
    }

    /**
     * Puts the rows of further files behind those of a table; their columns must be the same.
     *
     * @param table may be left out where there is only one
     */
    public Uploaded append(Actor actor, DataSourceId id, @Nullable String table, Delivery delivery) {
        var before = uploaded(actor, id);
        var encoding = delivery.encoding().or(before.uploads().encoding());
        var into = table(inspections.snapshot(actor, before).schema().value(), table);
        return arrivals.received(actor, delivery.files(), received -> {
            var files = Stream.concat(
                            before.uploads().files().stream(),
                            received.stream().map(it -> Uploading.upload(it, into, encoding)))
                    .toList();
            return save(actor, before, new Uploads(files, before.uploads().types()), received);
        });
    }

    private DataSource uploaded(Actor actor, DataSourceId id) {
        var source = catalogue.writable(actor, id);
        if (source.kind() != Kind.FILES) {
            throw Problem.conflict("Only sources of uploaded files take further files");
        }
        return source;
    }

    private static String table(Schema schema, @Nullable String wanted) {
        if (wanted == null && schema.tables().size() == 1) {
            return schema.tables().getFirst().name();
        }
        return schema.table(String.valueOf(wanted))
                .map(Schema.Table::name)
                .orElseThrow(() -> Problem.invalid("table", "Choose the table that the rows belong to"));
    }

    private Uploaded save(Actor actor, DataSource before, Uploads uploads, List<Received> received) {
        try {
            var report = arrivals.load(before.id(), uploads, inputs(before, uploads, received));
            var schema = inspections.look(new Source.DuckDbFile(imports.path(before.id(), uploads)));
            var after = catalogue.reload(actor, before, uploads, received, schema);
            imports.remove(before.id(), before.uploads());
            return new Uploaded(after, report);
        } catch (RuntimeException e) {
            imports.remove(before.id(), uploads);
            throw e;
        }
    }

    /** Those that are kept lie in the storage; those that came just now have no row there yet. */
    private List<Input> inputs(DataSource before, Uploads uploads, List<Received> received) {
        var kept = uploads.files().stream()
                .filter(before.uploads().files()::contains)
                .toList();
        var fresh = uploads.files().subList(kept.size(), uploads.files().size());
        return Stream.concat(
                        imports.inputs(Actor.system(), new Uploads(kept, uploads.types())).stream(),
                        Stream.iterate(0, it -> it < fresh.size(), it -> it + 1)
                                .map(it -> Uploading.input(fresh.get(it), received.get(it))))
                .toList();
    }
}
