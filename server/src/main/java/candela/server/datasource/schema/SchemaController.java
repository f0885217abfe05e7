package candela.server.datasource.schema;

import candela.engine.data.Room;
import candela.engine.sql.Difference;
import candela.engine.sql.Schema;
import candela.server.datasource.DataSource.DataSourceId;
import candela.server.datasource.DescribedPlace;
import candela.server.datasource.PolicyEffect;
import candela.server.datasource.Snapshot;
import candela.server.datasource.reading.SourceReader;
import candela.server.platform.Actor;
import candela.server.platform.Page;
import candela.server.platform.RequestEnd;
import candela.server.platform.Words;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/data-sources/{id}")
class SchemaController {

    @io.swagger.v3.oas.annotations.media.Schema(name = "ColumnView")
    record SchemaColumn(
            String name,

            @io.swagger.v3.oas.annotations.media.Schema(
                    allowableValues = {
                        "integer",
                        "decimal",
                        "text",
                        "boolean",
                        "date",
                        "time",
                        "timestamp",
                        "binary",
                        "json",
                        "other"
                    })
            String type,

            String nativeType,
            boolean nullable,
            String description,

            @io.swagger.v3.oas.annotations.media.Schema(allowableValues = {"person", "database", "candela"})
            String describedBy,

            List<String> samples,
            @Nullable Long distinct,
            @Nullable String least,
            @Nullable String greatest,
            boolean hidden) {

        static SchemaColumn of(Schema.Column it, Told told, boolean isProtected) {
            return new SchemaColumn(
                    it.name(),
                    Words.text(it.type()),
                    it.nativeType(),
                    it.nullable(),
                    told.text(),
                    told.by(),
                    it.samples(),
                    it.distinct(),
                    it.least(),
                    it.greatest(),
                    isProtected && it.samples().isEmpty() && it.least() == null);
        }
    }

    @io.swagger.v3.oas.annotations.media.Schema(name = "TableView")
    record SchemaTable(
            String name,
            @Nullable String namespace,
            @Nullable Long rowCount,
            @Nullable Long bytes,
            String description,

            @io.swagger.v3.oas.annotations.media.Schema(allowableValues = {"person", "database", "candela"})
            String describedBy,

            List<String> primaryKey,
            List<SchemaColumn> columns) {

        static SchemaTable of(Schema.Table it, Snapshot snapshot, WrittenDescriptions written) {
            var words = snapshot.descriptions();
            var columns = it.columns().stream()
                    .map(column -> SchemaColumn.of(
                            column,
                            Told.of(
                                    words.of(DescribedPlace.of(it, column.name())),
                                    column.description(),
                                    written.of(it, column)),
                            snapshot.classifications().protects(it, column)))
                    .toList();
            var told = Told.of(words.of(DescribedPlace.of(it)), it.description(), written.of(it));
            return new SchemaTable(
                    it.name(),
                    it.namespace(),
                    it.rowCount(),
                    it.bytes(),
                    told.text(),
                    told.by(),
                    it.primaryKey(),
                    columns);
        }
    }

    /** A description and who wrote it: people's words before the database's, and both before Candela's. */
    private record Told(String text, String by) {

        static Told of(Optional<String> person, String database, String candela) {
            if (person.isPresent()) {
                return new Told(person.get(), "person");
            }
            return database.isEmpty() ? new Told(candela, "candela") : new Told(database, "database");
        }
    }

    @io.swagger.v3.oas.annotations.media.Schema(name = "KeyView")
    record SchemaKey(
            @Nullable String namespace,
            String table,
            List<String> columns,
            @Nullable String targetNamespace,
            String target,
            List<String> targetColumns,
            boolean declared) {

        static SchemaKey of(Schema.ForeignKey it) {
            return new SchemaKey(
                    it.namespace(),
                    it.table(),
                    it.columns(),
                    it.targetNamespace(),
                    it.target(),
                    it.targetColumns(),
                    it.declared());
        }
    }

    record SchemaView(String hash, Instant takenAt, List<SchemaTable> tables, List<SchemaKey> keys) {

        static SchemaView of(Snapshot it, Locale locale) {
            var schema = it.schema().value();
            var written = new WrittenDescriptions(it, locale);
            return new SchemaView(
                    it.hash(),
                    it.takenAt(),
                    schema.tables().stream()
                            .map(table -> SchemaTable.of(table, it, written))
                            .toList(),
                    it.statedKeys().and(schema).stream().map(SchemaKey::of).toList());
        }
    }

    @io.swagger.v3.oas.annotations.media.Schema(name = "RefreshView")
    record RefreshResult(boolean changed, List<String> added, List<String> removed, List<String> altered) {

        static RefreshResult of(Difference it) {
            return new RefreshResult(it.changed(), it.added(), it.removed(), it.altered());
        }
    }

    record DescriptionBody(
            @Nullable String namespace,
            @NotBlank String table,
            @Nullable String column,
            @NotNull String description) {}

    record TypeBody(
            @NotBlank String table,
            @NotBlank String column,
            @NotBlank String type) {}

    record PreviewColumn(
            String name,

            @io.swagger.v3.oas.annotations.media.Schema(
                    allowableValues = {
                        "integer",
                        "decimal",
                        "text",
                        "boolean",
                        "date",
                        "time",
                        "timestamp",
                        "binary",
                        "json",
                        "other"
                    })
            String type) {}

    @io.swagger.v3.oas.annotations.media.Schema(name = "Preview")
    record PreviewView(List<PreviewColumn> columns, List<List<@Nullable Object>> rows, List<PolicyEffect> policies) {

        static PreviewView of(SourceReader.Preview preview) {
            var it = preview.result();
            var columns = it.columns().stream()
                    .map(column -> new PreviewColumn(column.name(), Words.text(column.type())))
                    .toList();
            return new PreviewView(columns, it.rows(), preview.policies());
        }
    }

    private final Schemas schemas;
    private final SourceReader reader;
    private final Room room;

    SchemaController(Schemas schemas, SourceReader reader, Room room) {
        this.schemas = schemas;
        this.reader = reader;
        this.room = room;
    }

    @GetMapping("/schema")
    SchemaView schema(Actor actor, @PathVariable DataSourceId id, Locale locale) {
        return SchemaView.of(schemas.get(actor, id), locale);
    }

    @PostMapping("/refresh")
    RefreshResult refresh(Actor actor, @PathVariable DataSourceId id) {
        return RefreshResult.of(schemas.refresh(actor, id));
    }

    @PutMapping("/descriptions")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void describe(Actor actor, @PathVariable DataSourceId id, @Valid @RequestBody DescriptionBody body) {
        var place = new DescribedPlace(body.namespace(), body.table(), body.column());
        schemas.describe(actor, id, place, body.description());
    }

    @PutMapping("/types")
    SchemaView retype(Actor actor, @PathVariable DataSourceId id, @Valid @RequestBody TypeBody body, Locale locale) {
        var type = Words.read(Schema.Type.class, "type", body.type());
        return SchemaView.of(schemas.retype(actor, id, body.table(), body.column(), type), locale);
    }

    @GetMapping("/preview")
    PreviewView preview(
            Actor actor,
            @PathVariable DataSourceId id,
            @RequestParam String table,
            @RequestParam(defaultValue = "100") int limit) {
        var place = room.place();
        RequestEnd.then(place::close);
        return PreviewView.of(reader.preview(actor, id, table, limit, place));
    }

    @GetMapping("/examples")
    Page<String> examples(Actor actor, @PathVariable DataSourceId id, Locale locale) {
        return Page.all(reader.examples(actor, id, locale));
    }
}
