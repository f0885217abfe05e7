package candela.server.federation;

import candela.server.datasource.DataSource.DataSourceId;
import candela.server.datasource.Ground;
import candela.server.datasource.reading.OpenSource;
import candela.server.datasource.reading.SourceReader;
import candela.server.platform.Actor;
import candela.server.platform.Problem;
import candela.server.platform.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.springframework.stereotype.Service;

/** The door to what is asked, be it one source or several at once. */
@Service
public class Federations {

    private final SourceReader reader;
    private final Path folder;

    Federations(SourceReader reader, Settings settings) throws IOException {
        this.reader = reader;
        this.folder = Files.createDirectories(settings.data("federation"));
        try (var left = Files.list(folder)) {
            for (var file : left.toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** Opens what somebody asks: one source, or several together. */
    public Ground ground(Actor actor, List<DataSourceId> ids) {
        return ids.size() == 1 ? reader.open(actor, ids.getFirst()) : open(actor, ids);
    }

    /** Opens sources to be asked together, each as this actor may read it. */
    private OpenFederation open(Actor actor, List<DataSourceId> ids) {
        var sources = new TreeMap<String, OpenSource>(String.CASE_INSENSITIVE_ORDER);
        for (var id : ids) {
            var source = reader.open(actor, id);
            if (sources.put(source.name(), source) != null) {
                throw Problem.conflict("Two of these sources are named " + source.name()
                        + ", so that a statement cannot tell them apart: have one of them renamed");
            }
        }
        return new OpenFederation(sources, folder);
    }
}
