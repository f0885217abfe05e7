package candela.engine.data;

import java.nio.file.Path;
import java.util.regex.Pattern;

/** Where people's data lives, as typed fields: never as an address that could carry driver properties of its own. */
public sealed interface Source {

    /**
     * A database server.
     *
     * @param host a name or an address, nothing else
     * @param database the database's name at the server; of Trino its catalog, of Snowflake its database, and a schema
     *     after a dot; of BigQuery the project
     * @param session what a session at a warehouse in the cloud begins with; {@link Session#NONE} elsewhere
     * @param person as whom the user works there, known to the database itself; empty for nobody else
     */
    record Server(
            ServerKind kind,
            String host,
            int port,
            String database,
            String username,
            String password,
            Tls tls,
            Route route,
            Session session,
            String person)
            implements Source {

        private static final Pattern HOST =
                Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9._-]{0,251}[A-Za-z0-9.])?|[0-9A-Fa-f:]{2,45}");
        private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}_$ .-]{1,64}");
        /** A project's ID, perhaps of a domain. */
        private static final Pattern PROJECT =
                Pattern.compile("(?:[a-z0-9][a-z0-9-]*(?:\\.[a-z0-9-]+)+:)?[a-z][a-z0-9-]{4,28}[a-z0-9]");

        public Server {
            refuseUnlessHost(host);
            if (port < 1 || port > 65_535) {
                throw new DataException(DataException.Reason.MALFORMED, "The port must be between 1 and 65535.");
            }
            if (kind == ServerKind.BIGQUERY && !PROJECT.matcher(database).matches()) {
                throw new DataException(
                        DataException.Reason.MALFORMED,
                        "The project's ID has 6 to 30 small letters, digits and hyphens; it is neither the project's"
                                + " name nor its number.");
            }
            if (kind != ServerKind.BIGQUERY && !NAME.matcher(database).matches()) {
                throw new DataException(
                        DataException.Reason.MALFORMED,
                        "The database name may only hold letters, digits, spaces and _ $ . - (up to 64).");
            }
            if (username.isBlank() || username.length() > 128 || hasControls(username) || hasControls(password)) {
                throw new DataException(
                        DataException.Reason.MALFORMED,
                        "The user name must not be empty, and neither it nor the password may hold line breaks or"
                                + " other control characters.");
            }
            kind.refuseUnlessFitting(tls, route);
            session.refuseUnlessFitting(kind);
            if (!person.isEmpty()) {
                kind.refuseUnlessPerson(person, username);
            }
        }

        public Server(
                ServerKind kind,
                String host,
                int port,
                String database,
                String username,
                String password,
                Tls tls,
                Route route) {
            this(kind, host, port, database, username, password, tls, route, Session.NONE, "");
        }

        static void refuseUnlessHost(String host) {
            if (!HOST.matcher(host).matches()) {
                throw new DataException(
                        DataException.Reason.MALFORMED,
                        "The host may only hold letters, digits, dots and hyphens, or be an IP address. Leave out"
                                + " the scheme, the port and everything after the name.");
            }
        }

        /** Protocols end a text with a zero byte, and read what follows as a setting. */
        private static boolean hasControls(String text) {
            return text.chars().anyMatch(Character::isISOControl);
        }

        /** The same server by another way. */
        public Server by(Route other) {
            return new Server(kind, host, port, database, username, password, tls, other, session, person);
        }

        /** The same server for somebody whom the database knows by this name. */
        public Server as(String other) {
            return new Server(kind, host, port, database, username, password, tls, route, session, other);
        }

        /** The same server with sessions that begin so. */
        public Server with(Session other) {
            return new Server(kind, host, port, database, username, password, tls, route, other, person);
        }

        /** Everything but the password, so that it may be logged. */
        @Override
        public String toString() {
            return "%s at %s:%d/%s as %s".formatted(kind, host, port, database, username);
        }
    }

    /** A SQLite database in one file. */
    record SqliteFile(Path path) implements Source {

        public SqliteFile {
            path = unambiguous(path);
        }
    }

    /** A DuckDB database in one file. */
    record DuckDbFile(Path path) implements Source {

        public DuckDbFile {
            path = unambiguous(path);
        }
    }

    /** The drivers read what follows these characters in a path as properties. */
    private static Path unambiguous(Path path) {
        if (path.toString().matches("(?s).*[?;#].*")) {
            throw new DataException(
                    DataException.Reason.UNSUPPORTED,
                    "The file's path holds one of the characters ? ; #, which database drivers misread. Rename it.");
        }
        return path.toAbsolutePath().normalize();
    }
}
