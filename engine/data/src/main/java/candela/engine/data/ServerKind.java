package candela.engine.data;

import candela.engine.sql.Dialect;
import java.util.Locale;
import java.util.Set;

/** The servers that Candela can talk to, and what it can do there. */
public enum ServerKind {
    POSTGRESQL(Dialect.POSTGRESQL, 5432),
    MYSQL(Dialect.MYSQL, 3306),
    MARIADB(Dialect.MARIADB, 3306),
    SQLSERVER(Dialect.SQLSERVER, 1433),
    ORACLE(Dialect.ORACLE, 1521),
    CLICKHOUSE(Dialect.CLICKHOUSE, 8123),
    TRINO(Dialect.TRINO, 8080),
    SNOWFLAKE(Dialect.SNOWFLAKE, 443),
    BIGQUERY(Dialect.BIGQUERY, 443);

    /** Where BigQuery is reached, whoever's it is. */
    public static final String GOOGLE = "bigquery.googleapis.com";

    /** Words that take a role away instead of naming one, and would leave the user's own rights. */
    private static final Set<String> NOBODY = Set.of("none", "default", "all", "public");

    private static final int LONGEST_PERSON = 63;

    private final Dialect dialect;
    private final int defaultPort;

    ServerKind(Dialect dialect, int defaultPort) {
        this.dialect = dialect;
        this.defaultPort = defaultPort;
    }

    public Dialect dialect() {
        return dialect;
    }

    public int defaultPort() {
        return defaultPort;
    }

    /** Whether one user can work there in the name of another. */
    public boolean knowsPersons() {
        return switch (this) {
            case POSTGRESQL, SQLSERVER, ORACLE, TRINO -> true;
            case MYSQL, MARIADB, CLICKHOUSE, SNOWFLAKE, BIGQUERY -> false;
        };
    }

    /** These speak TLS from the first byte or never, and nothing in their protocol says which. */
    boolean isEncryptedWhole() {
        return this == ORACLE || this == CLICKHOUSE || this == TRINO || isCloud();
    }

    void refuseUnlessFitting(Tls tls, Route route) {
        if (isCloud()) {
            refuseUnlessCloudly(tls, route);
        }
        if (isEncryptedWhole() && tls.mode() == Tls.Mode.PREFER) {
            throw malformed(
                    "This kind of server is encrypted or it is not: set TLS to “disable”, “require” or “verify”.");
        }
        if ((this == TRINO || this == SQLSERVER) && !tls.certificate().isEmpty()) {
            throw malformed("A certificate of ours cannot be shown to this kind of server: leave it out.");
        }
    }

    /**
     * A service in the cloud, with many computers that answer for one host: whom to believe there is the machine's
     * matter.
     */
    public boolean isCloud() {
        return this == SNOWFLAKE || this == BIGQUERY;
    }

    private void refuseUnlessCloudly(Tls tls, Route route) {
        if (tls.mode() != Tls.Mode.VERIFY_FULL
                || !tls.authority().isEmpty()
                || !tls.certificate().isEmpty()) {
            throw malformed(
                    "This service is only reached over TLS that checks the host's name, by the authorities that this machine believes: set TLS to “verify_full”, and leave certificates out.");
        }
        if (route.tunnel() != null) {
            throw malformed(
                    "This service answers from several hosts, to which an SSH server does not lead: go directly, or through a proxy.");
        }
    }

    void refuseUnlessPerson(String person, String username) {
        if (!knowsPersons()) {
            throw malformed("This kind of server does not let one user work in the name of another.");
        }
        var folded = person.toLowerCase(Locale.ROOT);
        if (person.isBlank()
                || person.length() > LONGEST_PERSON
                || person.chars().anyMatch(Character::isISOControl)
                || NOBODY.contains(folded)
                || folded.equals(username.toLowerCase(Locale.ROOT))) {
            throw malformed(
                    "“%s” names nobody of their own in the database. Ask the administrator for another name there."
                            .formatted(person));
        }
    }

    private static DataException malformed(String words) {
        return new DataException(DataException.Reason.MALFORMED, words);
    }
}
