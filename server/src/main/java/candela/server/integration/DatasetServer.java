package candela.server.integration;

import candela.server.knowledge.Dataset.DatasetId;
import candela.server.knowledge.Datasets;
import candela.server.platform.Actor;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.stereotype.Service;

/**
 * The door to a dataset as a server of the Model Context Protocol, by streamable HTTP. It remembers nothing between two
 * requests, so any node answers any of them; each is permitted anew.
 */
@Service
public class DatasetServer {

    private final Datasets datasets;
    private final DatasetEndpoint endpoint;

    DatasetServer(Datasets datasets, DatasetEndpoint endpoint) {
        this.datasets = datasets;
        this.endpoint = endpoint;
    }

    /** Answers one message of a client that may read the dataset. */
    public void serve(Actor actor, DatasetId id, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        actor.require(Datasets.READ);
        endpoint.serve(actor, datasets.find(actor, id), request, response);
    }
}
