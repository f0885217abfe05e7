package candela.server.setting;

import candela.server.platform.DatabaseVisit;
import candela.server.platform.Jobs;
import candela.server.platform.TypedId;
import java.util.Locale;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The command {@code rotate-keys}: asks the running server to change the key of its secrets, and follows it; exit code
 * 1 when that fails.
 */
public final class RotateKeys {

    private static final int PATIENCE = 30;
    private static final String UNDER_WAY = "SELECT id FROM setting.key_rotation WHERE ended_at IS NULL";

    private RotateKeys() {}

    private record State(String status, long done, long total, String error) {

        boolean isWaiting() {
            return status.equals("PENDING");
        }

        boolean isOver() {
            return !isWaiting() && !status.equals("RUNNING");
        }
    }

    public static int run() {
        return DatabaseVisit.with(System.getenv(), RotateKeys::run);
    }

    private static int run(JdbcClient database) {
        var id = database.sql(UNDER_WAY).query(UUID.class).optional().orElseGet(() -> put(database));
        var state = state(database, id);
        for (var second = 0; !state.isOver(); second++) {
            if (state.isWaiting() && second >= PATIENCE) {
                System.out.println("No server runs here now: the keys are changed as soon as one is started.");
                return 0;
            }
            System.out.printf("%s: %d of %d secrets%n", state.status.toLowerCase(Locale.ROOT), state.done, state.total);
            pause();
            state = state(database, id);
        }
        return told(state);
    }

    private static int told(State state) {
        switch (state.status) {
            case "RETIRING", "SUCCEEDED" ->
                System.out.printf(
                        "%d secrets are encrypted under a new key. The old one is thrown away within two minutes.%n",
                        state.total);
            case "CANCELLED" -> System.out.println("The change was cancelled; the old keys are kept.");
            default -> System.out.println("The change failed: " + state.error);
        }
        return state.status.equals("RETIRING") || state.status.equals("SUCCEEDED") ? 0 : 1;
    }

    private static UUID put(JdbcClient database) {
        var id = TypedId.next();
        database.sql("""
                        INSERT INTO setting.key_rotation
                            (id, asked_by, status, key, total, done, cancel_requested, created_at, version)
                        VALUES (?, ?, 'PENDING', ?, 0, 0, false, now(), 1)
                        """).params(id, new UUID(0, 0), KeyRotations.freshKey()).update();
        Jobs.leave(database, KeyRotationJob.NAME, id);
        return id;
    }

    private static State state(JdbcClient database, UUID id) {
        return database.sql("SELECT status, done, total, coalesce(error, '') FROM setting.key_rotation WHERE id = ?")
                .param(id)
                .query((row, number) -> new State(row.getString(1), row.getLong(2), row.getLong(3), row.getString(4)))
                .single();
    }

    private static void pause() {
        try {
            Thread.sleep(1_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
