package candela.server.integration;

import candela.server.knowledge.Dataset.DatasetId;
import candela.server.platform.Actor;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** A dataset for clients of the Model Context Protocol: messages of JSON-RPC 2.0, by streamable HTTP. */
@RestController
@RequestMapping("/v1/mcp/datasets/{id}")
class DatasetServerController {

    private final DatasetServer server;

    DatasetServerController(DatasetServer server) {
        this.server = server;
    }

    @PostMapping
    void message(Actor actor, @PathVariable DatasetId id, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        server.serve(actor, id, request, response);
    }
}
