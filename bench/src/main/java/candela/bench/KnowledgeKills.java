package candela.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Very many documents come while the server is killed again and again, with some of them waiting: each of them has to
 * end, none twice, and memory must not grow with those that wait.
 */
final class KnowledgeKills {

    private static final int AT_ONCE = 50;
    private static final int SENTENCES = 40;

    private final int documents;
    private final int kills;
    private final Path data;
    private final OwnPostgres database;
    private Installation server;
    private long most;
    private int waiting;

    private KnowledgeKills(int documents, int kills, OwnPostgres database) throws IOException, InterruptedException {
        this.documents = documents;
        this.kills = kills;
        this.database = database;
        this.data = Installation.temporary();
        this.server = Installation.start(data, database.environment());
    }

    static void run(int documents, int kills, Map<String, Object> figures) throws Exception {
        try (var database = new OwnPostgres()) {
            var all = new KnowledgeKills(documents, kills, database);
            try {
                all.run(figures);
            } finally {
                all.server.close();
            }
        }
    }

    private void run(Map<String, Object> figures) throws Exception {
        var dataset = desk().dataset("Many");
        var start = System.nanoTime();
        var killed = 0;
        for (var first = 0; first < documents; first += AT_ONCE) {
            desk().upload(dataset, texts(first, Math.min(documents, first + AT_ONCE)));
            most = Math.max(most, server.residentMegabytes());
            if (killed < kills && first + AT_ONCE > (killed + 1) * documents / (kills + 1)) {
                var counts = desk().counts(dataset);
                waiting = Math.max(waiting, counts.get("waiting").asInt());
                server.kill();
                server = Installation.start(data, database.environment());
                killed++;
            }
        }
        awaitEnded(dataset, documents);
        figures.put("documents", documents);
        figures.put("kills", killed);
        figures.put("mostWaitingAtAKill", waiting);
        figures.put("seconds", (System.nanoTime() - start) / 1_000_000_000);
        figures.put("ready", desk().counts(dataset).get("ready").asInt());
        figures.put("failed", desk().counts(dataset).get("failed").asInt());
        figures.put("passages", counted("SELECT count(*) FROM knowledge.passage"));
        figures.put("passagesTwice", counted("""
                        SELECT count(*) FROM (SELECT 1 FROM knowledge.passage p JOIN knowledge.ingestion i ON i.id = p.ingestion
                                              GROUP BY i.document, p.text HAVING count(*) > 1) twice
                        """));
        figures.put("withoutVector", counted("SELECT count(*) FROM knowledge.passage WHERE vector IS NULL"));
        figures.put("mostResidentMb", most);
    }

    private DocumentLoad desk() throws IOException, InterruptedException {
        return new DocumentLoad(server, server.token());
    }

    private void awaitEnded(String dataset, int number) throws IOException, InterruptedException {
        var desk = desk();
        for (var counts = desk.counts(dataset);
                counts.get("ready").asInt() + counts.get("failed").asInt() < number;
                counts = desk.counts(dataset)) {
            most = Math.max(most, server.residentMegabytes());
            Thread.sleep(200);
        }
    }

    private static List<DocumentLoad.Text> texts(int from, int to) {
        var texts = new ArrayList<DocumentLoad.Text>();
        for (var i = from; i < to; i++) {
            var words = new StringBuilder();
            for (var j = 0; j < SENTENCES; j++) {
                words.append("Boat %d carries %d crates to the harbour on day %d. ".formatted(i, i * 7 + j, j));
            }
            texts.add(new DocumentLoad.Text("boat-%d.txt".formatted(i), words.toString()));
        }
        return texts;
    }

    private long counted(String sql) throws SQLException {
        try (var connection = database.connection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
