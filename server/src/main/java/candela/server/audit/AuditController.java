package candela.server.audit;

import candela.server.iam.Contact;
import candela.server.iam.Directory;
import candela.server.platform.Actor;
import candela.server.platform.Actor.UserId;
import candela.server.platform.Csv;
import candela.server.platform.Page;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@RestController
@RequestMapping("/api/v1")
class AuditController {

    private static final int MOST_EXPORTED = 100_000;
    private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};
    private static final JsonMapper JSON = JsonMapper.builder().build();

    record AuditEntry(
            UUID id,
            long number,
            Instant at,
            @Nullable UUID user,
            String userName,
            @Nullable UUID key,

            @Schema(allowableValues = {"ui", "api", "system"})
            String accessType,

            String action,
            String entityType,
            @Nullable UUID entity,
            boolean success,
            @Nullable String error,
            String ip,
            String userAgent,
            Map<String, Object> before,
            Map<String, Object> after) {

        static AuditEntry of(Entry entry, String userName) {
            return new AuditEntry(
                    entry.id(),
                    entry.number(),
                    entry.at(),
                    entry.actor(),
                    userName,
                    entry.key(),
                    entry.access().name().toLowerCase(Locale.ROOT),
                    entry.action(),
                    entry.entityType(),
                    entry.entity(),
                    entry.error() == null,
                    entry.error(),
                    entry.ip(),
                    entry.userAgent(),
                    JSON.readValue(entry.before(), FIELDS),
                    JSON.readValue(entry.after(), FIELDS));
        }
    }

    /** The filter as it comes in the query string. */
    record AuditQuery(
            @Nullable UUID user,
            @Nullable String action,
            @Nullable String entityType,
            @Nullable UUID entity,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable String q) {

        AuditFilter filter() {
            return new AuditFilter(user, blank(action), blank(entityType), entity, from, to, blank(q));
        }

        private static @Nullable String blank(@Nullable String text) {
            return text == null || text.isBlank() ? null : text;
        }
    }

    private final AuditLog log;
    private final Directory directory;

    AuditController(AuditLog log, Directory directory) {
        this.log = log;
        this.directory = directory;
    }

    @GetMapping("/audit")
    Page<AuditEntry> read(
            Actor actor,
            @ParameterObject AuditQuery query,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        var page = log.read(actor, query.filter(), cursor, Page.size(limit));
        var people = page.items().stream()
                .map(Entry::actor)
                .filter(Objects::nonNull)
                .map(UserId::new)
                .collect(Collectors.toSet());
        var names = directory.contacts(actor, people);
        return page.map(it -> AuditEntry.of(it, it.actor() == null ? "" : Contact.name(names, new UserId(it.actor()))));
    }

    @GetMapping("/audit.csv")
    ResponseEntity<byte[]> export(Actor actor, @ParameterObject AuditQuery query) {
        var csv = new Csv(
                "number",
                "at",
                "user",
                "key",
                "access",
                "action",
                "entity type",
                "entity",
                "error",
                "ip",
                "before",
                "after");
        log.export(actor, query.filter(), MOST_EXPORTED)
                .forEach(it -> csv.row(Arrays.asList(
                        it.number(),
                        it.at(),
                        it.actor(),
                        it.key(),
                        it.access(),
                        it.action(),
                        it.entityType(),
                        it.entity(),
                        it.error(),
                        it.ip(),
                        it.before(),
                        it.after())));
        return csv.download("audit.csv");
    }

    @GetMapping("/audit/verification")
    Verification verify(Actor actor) {
        return log.verify(actor);
    }
}
