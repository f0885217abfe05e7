package candela.server.datasource.register;

import candela.engine.data.FileEncoding;
import candela.engine.data.Tls;
import candela.server.datasource.DataSource;
import candela.server.datasource.DataSource.DataSourceId;
import candela.server.datasource.DataSource.Kind;
import candela.server.datasource.DataSource.Status;
import candela.server.datasource.Disclosure;
import candela.server.datasource.policy.DataPolicies;
import candela.server.datasource.reach.Inspections.Trial;
import candela.server.platform.Actor;
import candela.server.platform.Actor.UserId;
import candela.server.platform.OneOf;
import candela.server.platform.Page;
import candela.server.platform.Visibility;
import candela.server.platform.Words;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/data-sources")
class DataSourceController {

    @Schema(name = "DataSource")
    record DataSourceView(
            DataSourceId id,
            String name,

            @OneOf(Kind.class) String kind,

            @Schema(allowableValues = {"active", "disabled"})
            String status,

            @Schema(allowableValues = {"private", "team", "company"})
            String visibility,

            int tables,
            @Nullable Long rowCount,
            boolean demo,
            UserId owner,
            boolean mine,
            Instant createdAt,
            @Nullable Instant refreshedAt) {

        static DataSourceView of(Actor actor, DataSource it) {
            return new DataSourceView(
                    it.id(),
                    it.name(),
                    Words.text(it.kind()),
                    Words.text(it.status()),
                    Words.text(it.visibility()),
                    it.extent().tables(),
                    it.extent().rowCount(),
                    it.isDemo(),
                    it.owner(),
                    it.owner().equals(actor.user()),
                    it.createdAt(),
                    it.extent().takenAt());
        }
    }

    record DataSourceDetail(
            DataSourceId id,
            String name,

            @OneOf(Kind.class) String kind,

            @Schema(allowableValues = {"active", "disabled"})
            String status,

            @Schema(allowableValues = {"private", "team", "company"})
            String visibility,

            int tables,
            @Nullable Long rowCount,
            boolean demo,
            UserId owner,
            boolean mine,
            Instant createdAt,
            @Nullable Instant refreshedAt,
            boolean keepsPolicies,

            @OneOf(Disclosure.class) String disclosure,

            @Schema(description = "What was chosen of the files that came last; null where it is found by looking")
            @Nullable
            String encoding,

            ConnectionView connection) {

        static DataSourceDetail of(Actor actor, DataSource source) {
            var it = DataSourceView.of(actor, source);
            return new DataSourceDetail(
                    it.id(),
                    it.name(),
                    it.kind(),
                    it.status(),
                    it.visibility(),
                    it.tables(),
                    it.rowCount(),
                    it.demo(),
                    it.owner(),
                    it.mine(),
                    it.createdAt(),
                    it.refreshedAt(),
                    DataPolicies.keeps(actor, source),
                    Words.text(source.disclosure()),
                    source.uploads().encoding().map(FileEncoding::label).orElse(null),
                    ConnectionView.of(source));
        }
    }

    record NewDataSource(
            @NotBlank String name,

            @NotBlank
            @OneOf(
                    value = Kind.class,
                    without = {"FILES", "ODATA", "REST", "S3", "DEMO"})
            String kind,

            @Nullable String host,
            @Nullable Integer port,
            @Nullable String database,
            @Nullable String username,
            @Nullable String password,

            @Nullable @Schema(allowableValues = {"disable", "prefer", "require", "verify_ca", "verify_full"})
            String tls,

            @Nullable String path,
            ConnectionForm.@Nullable Certificates certificates,
            ConnectionForm.@Nullable Through tunnel,
            ConnectionForm.@Nullable Proxied proxy,
            ConnectionForm.@Nullable Person person,
            ConnectionForm.@Nullable Session session,

            @Nullable @Schema(allowableValues = {"private", "team", "company"})
            String visibility) {

        ConnectionForm form() {
            return new ConnectionForm(
                    host,
                    port,
                    database,
                    username,
                    password,
                    Words.optional(Tls.Mode.class, "tls", tls),
                    path,
                    certificates,
                    tunnel,
                    proxy,
                    person,
                    session);
        }
    }

    record ConnectionTest(
            @Nullable DataSourceId id,
            @Nullable String name,

            @NotBlank
            @OneOf(
                    value = Kind.class,
                    without = {"FILES", "ODATA", "REST", "S3", "DEMO"})
            String kind,

            @Nullable String host,
            @Nullable Integer port,
            @Nullable String database,
            @Nullable String username,
            @Nullable String password,

            @Nullable @Schema(allowableValues = {"disable", "prefer", "require", "verify_ca", "verify_full"})
            String tls,

            @Nullable String path,
            ConnectionForm.@Nullable Certificates certificates,
            ConnectionForm.@Nullable Through tunnel,
            ConnectionForm.@Nullable Proxied proxy,
            ConnectionForm.@Nullable Person person,
            ConnectionForm.@Nullable Session session,

            @Nullable @Schema(allowableValues = {"private", "team", "company"})
            String visibility) {

        ConnectionForm form() {
            return new ConnectionForm(
                    host,
                    port,
                    database,
                    username,
                    password,
                    Words.optional(Tls.Mode.class, "tls", tls),
                    path,
                    certificates,
                    tunnel,
                    proxy,
                    person,
                    session);
        }
    }

    @Schema(name = "ConnectionResult")
    record ConnectionTestResult(boolean ok, @Nullable Long latencyMs, boolean mayWrite, String message) {

        static ConnectionTestResult of(Trial it) {
            var latency = it.latency();
            return new ConnectionTestResult(
                    latency != null, latency == null ? null : latency.toMillis(), it.mayWrite(), it.message());
        }
    }

    @Schema(name = "ConnectionChange")
    record ConnectionPatch(
            @Nullable String host,
            @Nullable Integer port,
            @Nullable String database,
            @Nullable String username,
            @Nullable String password,

            @Nullable @Schema(allowableValues = {"disable", "prefer", "require", "verify_ca", "verify_full"})
            String tls,

            @Nullable String path,
            ConnectionForm.@Nullable Certificates certificates,
            ConnectionForm.@Nullable Through tunnel,
            ConnectionForm.@Nullable Proxied proxy,
            ConnectionForm.@Nullable Person person,
            ConnectionForm.@Nullable Session session) {

        ConnectionForm form() {
            return new ConnectionForm(
                    host,
                    port,
                    database,
                    username,
                    password,
                    Words.optional(Tls.Mode.class, "tls", tls),
                    path,
                    certificates,
                    tunnel,
                    proxy,
                    person,
                    session);
        }
    }

    @Schema(name = "DataSourceChange")
    record DataSourcePatch(
            @Nullable String name,

            @Nullable @Schema(allowableValues = {"private", "team", "company"})
            String visibility,

            @Nullable @Schema(allowableValues = {"active", "disabled"})
            String status,

            @Nullable @OneOf(Disclosure.class) String disclosure,

            @Nullable ConnectionPatch connection) {

        SourceChange change() {
            return new SourceChange(
                    name,
                    Words.optional(Visibility.class, "visibility", visibility),
                    Words.optional(Status.class, "status", status),
                    Words.optional(Disclosure.class, "disclosure", disclosure),
                    connection == null ? null : connection.form());
        }
    }

    private final DataSources sources;

    DataSourceController(DataSources sources) {
        this.sources = sources;
    }

    @GetMapping
    Page<DataSourceView> search(Actor actor, @RequestParam(defaultValue = "") String q) {
        return Page.all(sources.search(actor, q)).map(it -> DataSourceView.of(actor, it));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    DataSourceView connect(Actor actor, @Valid @RequestBody NewDataSource body) {
        var visibility = Objects.requireNonNullElse(
                Words.optional(Visibility.class, "visibility", body.visibility()), Visibility.PRIVATE);
        var kind = Words.read(Kind.class, "kind", body.kind());
        return DataSourceView.of(actor, sources.connect(actor, body.name(), kind, body.form(), visibility));
    }

    @PostMapping("/test")
    ConnectionTestResult test(Actor actor, @Valid @RequestBody ConnectionTest body) {
        var kind = Words.read(Kind.class, "kind", body.kind());
        return ConnectionTestResult.of(sources.test(actor, kind, body.form(), body.id()));
    }

    @GetMapping("/{id}")
    DataSourceDetail get(Actor actor, @PathVariable DataSourceId id) {
        return DataSourceDetail.of(actor, sources.get(actor, id));
    }

    @PatchMapping("/{id}")
    DataSourceDetail change(Actor actor, @PathVariable DataSourceId id, @RequestBody DataSourcePatch body) {
        return DataSourceDetail.of(actor, sources.change(actor, id, body.change()));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(Actor actor, @PathVariable DataSourceId id) {
        sources.delete(actor, id);
    }
}
