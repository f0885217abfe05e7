package candela.server.datasource.catalogue;

import candela.server.datasource.DataSource;
import candela.server.datasource.Uploads;
import candela.server.platform.Secrets;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the audit keeps of a source: never its password.
 *
 * @param before the fields that changed, as they were
 * @param after the fields that changed, as they are
 */
record AuditedFields(Map<String, String> before, Map<String, String> after) {

    private static final String HIDDEN = "***";

    static Map<String, String> of(DataSource source) {
        var fields = new TreeMap<String, String>();
        fields.put("name", source.name());
        fields.put("kind", source.kind().name());
        fields.put("visibility", source.visibility().name());
        fields.put("status", source.status().name());
        fields.put("told to models", source.disclosure().name());
        put(fields, "host", source.connection().host());
        put(fields, "port", source.connection().port());
        put(fields, "database", source.connection().database());
        put(fields, "username", source.connection().username());
        put(fields, "tls", source.kind().isServer() ? source.connection().tls() : null);
        put(fields, "authority", mark(source.connection().papers().authority()));
        put(fields, "certificate", mark(source.connection().papers().client()));
        var tunnel = source.connection().tunnel();
        put(fields, "tunnel", tunnel == null ? null : tunnel.text());
        put(fields, "tunnel's key", tunnel == null ? null : tunnel.hostKey());
        var proxy = source.connection().proxy();
        put(fields, "proxy", proxy == null ? null : proxy.text());
        var person = source.connection().person();
        put(fields, "asks as", person == null ? null : person.text());
        var session = source.connection().session();
        put(fields, "session", session == null ? null : session.text());
        put(fields, "path", source.connection().path());
        put(fields, "password", source.secret() == null ? null : HIDDEN);
        source.connection().set().forEach((key, value) -> put(fields, key, value));
        put(fields, "files", files(source));
        source.uploads().types().forEach((column, type) -> fields.put("type of " + column, type.name()));
        return fields;
    }

    static AuditedFields difference(DataSource before, DataSource after) {
        var old = of(before);
        var fresh = of(after);
        var changes = new AuditedFields(only(old, fresh), only(fresh, old));
        if (!Arrays.equals(before.secret(), after.secret())) {
            changes.before.put("password", HIDDEN);
            changes.after.put("password", HIDDEN);
        }
        return changes;
    }

    private static Map<String, String> only(Map<String, String> these, Map<String, String> others) {
        return these.entrySet().stream()
                .filter(it -> !it.getValue().equals(others.get(it.getKey())))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one, TreeMap::new));
    }

    /** Enough to tell one certificate from another. */
    private static @Nullable String mark(String certificate) {
        return certificate.isEmpty() ? null : Secrets.hash(certificate).substring(0, 16);
    }

    private static @Nullable String files(DataSource source) {
        return source.uploads().files().isEmpty()
                ? null
                : source.uploads().files().stream().map(Uploads.Upload::name).collect(Collectors.joining(", "));
    }

    private static void put(Map<String, String> fields, String name, @Nullable Object value) {
        if (value != null) {
            fields.put(name, Objects.toString(value));
        }
    }
}
