package candela.server.datasource.policy;

import candela.engine.personal.Label;
import candela.engine.sql.ColumnPolicy;
import candela.engine.sql.TableName;
import candela.server.datasource.DataSource.DataSourceId;
import candela.server.datasource.policy.DataPolicy.Kind;
import candela.server.datasource.policy.DataPolicy.PolicyId;
import candela.server.datasource.policy.DataPolicy.Terms;
import candela.server.platform.Actor;
import candela.server.platform.Actor.UserId;
import candela.server.platform.OneOf;
import candela.server.platform.Page;
import candela.server.platform.Words;
import candela.server.team.Role.RoleId;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/data-sources/{id}/policies")
class DataPolicyController {

    @Schema(name = "NewDataPolicy")
    record PolicyBody(
            @NotBlank @Size(max = 100) String name,

            @NotBlank @Schema(allowableValues = {"row", "column"})
            String kind,

            @Nullable String namespace,
            @Nullable String table,
            @Nullable String column,

            @Nullable @OneOf(value = Label.class, without = "PUBLIC")
            String classification,

            @NotBlank @Size(max = 10_000) String rule,
            @Nullable RoleId role,
            @Nullable UserId user,
            @Nullable String exempt,

            @Nullable @Schema(description = "Whether it binds anybody; left out it does")
            Boolean enabled) {

        Terms terms() {
            return new Terms(
                    name.strip(),
                    Words.read(Kind.class, "kind", kind),
                    namespace == null ? null : namespace.strip(),
                    given(table),
                    given(column),
                    Words.optional(Label.class, "classification", given(classification)),
                    rule.strip(),
                    role,
                    user,
                    given(exempt),
                    enabled == null || enabled);
        }

        private static @Nullable String given(@Nullable String text) {
            return text == null || text.isBlank() ? null : text;
        }
    }

    @Schema(name = "DataPolicy")
    record PolicyView(
            PolicyId id,
            String name,
            @Schema(allowableValues = {"row", "column"}) String kind,
            @Nullable String namespace,
            @Nullable String table,
            @Nullable String column,

            @Nullable @OneOf(value = Label.class, without = "PUBLIC")
            String classification,

            String rule,
            @Nullable RoleId role,
            @Nullable UserId user,
            @Nullable String exempt,
            boolean enabled,
            UserId createdBy,
            Instant createdAt,
            int version,
            String problem,
            List<BoundColumn> columns,
            List<String> views) {

        static PolicyView of(DataPolicies.Kept kept) {
            var it = kept.policy();
            var terms = it.terms();
            return new PolicyView(
                    it.id(),
                    terms.name(),
                    Words.text(terms.kind()),
                    terms.namespace(),
                    terms.tableName(),
                    terms.columnName(),
                    terms.classification() == null ? null : Words.text(terms.classification()),
                    terms.rule(),
                    terms.role(),
                    terms.person(),
                    terms.exempt(),
                    terms.enabled(),
                    it.createdBy(),
                    it.createdAt(),
                    it.version(),
                    kept.trouble(),
                    kept.bound().stream().map(BoundColumn::of).toList(),
                    kept.barred().stream().map(TableName::toString).toList());
        }
    }

    /** A column that a policy by classification binds by now; the rule is what holds for its type. */
    record BoundColumn(@Nullable String namespace, String table, String column, String rule) {

        static BoundColumn of(ColumnPolicy it) {
            return new BoundColumn(
                    it.table().namespace(),
                    it.table().name(),
                    it.column(),
                    it.mask().inWords());
        }
    }

    private final DataPolicies policies;

    DataPolicyController(DataPolicies policies) {
        this.policies = policies;
    }

    @GetMapping
    Page<PolicyView> list(Actor actor, @PathVariable DataSourceId id) {
        return Page.all(policies.list(actor, id)).map(PolicyView::of);
    }

    @PostMapping
    ResponseEntity<PolicyView> create(Actor actor, @PathVariable DataSourceId id, @Valid @RequestBody PolicyBody body) {
        return tagged(HttpStatus.CREATED, policies.create(actor, id, body.terms()));
    }

    @GetMapping("/{policy}")
    ResponseEntity<PolicyView> find(Actor actor, @PathVariable DataSourceId id, @PathVariable PolicyId policy) {
        return tagged(HttpStatus.OK, policies.find(actor, id, policy));
    }

    /** Changes the state that the header names, and no newer one. */
    @PutMapping("/{policy}")
    ResponseEntity<PolicyView> change(
            Actor actor,
            @PathVariable DataSourceId id,
            @PathVariable PolicyId policy,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String seen,
            @Valid @RequestBody PolicyBody body) {
        return tagged(HttpStatus.OK, policies.change(actor, id, policy, version(seen), body.terms()));
    }

    @DeleteMapping("/{policy}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(Actor actor, @PathVariable DataSourceId id, @PathVariable PolicyId policy) {
        policies.delete(actor, id, policy);
    }

    private static ResponseEntity<PolicyView> tagged(HttpStatus status, DataPolicies.Kept kept) {
        return ResponseEntity.status(status)
                .eTag(String.valueOf(kept.policy().version()))
                .body(PolicyView.of(kept));
    }

    private static @Nullable Integer version(@Nullable String seen) {
        var number = seen == null ? "" : seen.replace("\"", "");
        return number.matches("\\d{1,9}") ? Integer.valueOf(number) : null;
    }
}
