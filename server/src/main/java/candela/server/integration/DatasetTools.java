package candela.server.integration;

import candela.server.knowledge.Document.DocumentId;
import candela.server.knowledge.Documents;
import candela.server.knowledge.Standing;
import candela.server.knowledge.retrieval.FoundView;
import candela.server.knowledge.retrieval.Narrowing;
import candela.server.knowledge.retrieval.Searching;
import candela.server.platform.Problem;
import candela.server.platform.Words;
import io.modelcontextprotocol.common.McpTransportContext;
import io.modelcontextprotocol.server.McpStatelessServerFeatures.SyncToolSpecification;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import io.modelcontextprotocol.spec.McpSchema.ToolAnnotations;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What a client of the protocol can do with a dataset: list its documents, read one, search. Nothing changes. */
@Component
class DatasetTools {

    private static final Logger LOG = LoggerFactory.getLogger(DatasetTools.class);
    private static final int MOST_CHARACTERS = 20_000;

    private final Documents documents;
    private final Searching searching;
    private final JsonMapper json;

    DatasetTools(Documents documents, Searching searching, JsonMapper json) {
        this.documents = documents;
        this.searching = searching;
        this.json = json;
    }

    /** A part of the list of documents; {@code next} is the cursor of the following part. */
    record Listed(List<Brief> documents, @Nullable String next) {}

    /** What a list says of a document. */
    record Brief(
            DocumentId id,
            String name,
            String folder,
            @Nullable String title,
            @Nullable String kind,
            int pages,
            String status) {

        static Brief of(Standing it) {
            return new Brief(
                    it.document().id(),
                    it.document().name(),
                    it.document().folder(),
                    it.title(),
                    it.kind(),
                    it.pages(),
                    Words.text(it.stage()));
        }
    }

    /** A part of a document's text, from a character on; {@code next} is where the following part begins. */
    record Read(
            DocumentId id,
            String title,
            int pages,
            int characters,
            int from,
            String text,
            @Nullable Integer next) {}

    /** What was found, and what has to be known of how it was searched. */
    record Hits(List<FoundView> passages, List<String> notes) {}

    List<SyncToolSpecification> all() {
        return List.of(
                tool(
                        "get_documents",
                        "Lists the documents of this dataset.",
                        Map.of(
                                "limit", number("How many, 1 to 100; 20 if left out", 1, 100),
                                "cursor", text("Where the list goes on, as “next” said it")),
                        List.of(),
                        this::list),
                tool(
                        "get_document",
                        "Reads the text of a document, or a part of it.",
                        Map.of(
                                "document", text("The id of the document"),
                                "from", number("The character from which to read; 0 if left out", 0, Integer.MAX_VALUE),
                                "characters", number("How many, 1 to 20,000; 20,000 if left out", 1, MOST_CHARACTERS)),
                        List.of("document"),
                        this::read),
                tool(
                        "search_context",
                        "Finds the passages that fit a question best, by words and by meaning, with document and page.",
                        Map.of(
                                "query", text("The question, or words"),
                                "limit", number("How many, 1 to 25; 5 if left out", 1, 25)),
                        List.of("query"),
                        this::search));
    }

    private Object list(McpTransportContext context, Map<String, Object> wanted) {
        var page = documents.list(
                DatasetEndpoint.actor(context),
                DatasetEndpoint.dataset(context).id(),
                Standing.Wanted.ALL,
                (String) wanted.get("cursor"),
                integer(wanted, "limit", 20));
        return new Listed(page.items().stream().map(Brief::of).toList(), page.next());
    }

    private Object read(McpTransportContext context, Map<String, Object> wanted) {
        var id = id(String.valueOf(wanted.get("document")));
        var actor = DatasetEndpoint.actor(context);
        if (!documents
                .find(actor, id)
                .dataset()
                .equals(DatasetEndpoint.dataset(context).id())) {
            throw Problem.notFound("document", id);
        }
        var content = documents.content(actor, id);
        var length = content.body().length();
        var from = Math.min(integer(wanted, "from", 0), length);
        var end = (int) Math.min((long) from + integer(wanted, "characters", MOST_CHARACTERS), length);
        return new Read(
                id,
                content.title(),
                content.pages(),
                length,
                from,
                content.body().substring(from, end),
                end < length ? end : null);
    }

    private Object search(McpTransportContext context, Map<String, Object> wanted) {
        var found = searching.search(
                DatasetEndpoint.actor(context),
                new Searching.Wanted(
                        String.valueOf(wanted.get("query")),
                        List.of(DatasetEndpoint.dataset(context).id()),
                        Narrowing.NONE,
                        integer(wanted, "limit", 5),
                        Searching.THRESHOLD));
        return new Hits(found.items().stream().map(FoundView::of).toList(), found.notes());
    }

    private SyncToolSpecification tool(
            String name,
            String description,
            Map<String, Object> properties,
            List<String> required,
            BiFunction<McpTransportContext, Map<String, Object>, Object> use) {
        var tool = Tool.builder(
                        name,
                        Map.of(
                                "type",
                                "object",
                                "properties",
                                properties,
                                "required",
                                required,
                                "additionalProperties",
                                false))
                .description(description)
                .annotations(ToolAnnotations.builder()
                        .readOnlyHint(true)
                        .openWorldHint(false)
                        .build())
                .build();
        return SyncToolSpecification.builder()
                .tool(tool)
                .callHandler((context, request) -> called(context, request, use))
                .build();
    }

    /** The border of the tools, as the advice is that of requests: what nobody foresaw is logged, and not told. */
    private CallToolResult called(
            McpTransportContext context,
            CallToolRequest request,
            BiFunction<McpTransportContext, Map<String, Object>, Object> use) {
        try {
            var answer = use.apply(context, request.arguments() == null ? Map.of() : request.arguments());
            return CallToolResult.builder()
                    .structuredContent(json.convertValue(answer, Map.class))
                    .addTextContent(json.writeValueAsString(answer))
                    .build();
        } catch (Problem e) {
            return CallToolResult.builder()
                    .addTextContent(e.detail())
                    .isError(true)
                    .build();
        } catch (RuntimeException bug) {
            var incident = UUID.randomUUID();
            LOG.error("Unexpected failure {} in the tool {}", incident, request.name(), bug);
            var words = "Something went wrong here. Tell your administrator the number " + incident;
            return CallToolResult.builder().addTextContent(words).isError(true).build();
        }
    }

    private static DocumentId id(String entered) {
        try {
            return new DocumentId(UUID.fromString(entered));
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("document", "This is no id of a document; get_documents lists them");
        }
    }

    private static int integer(Map<String, Object> wanted, String name, int usually) {
        return wanted.get(name) instanceof Number number ? number.intValue() : usually;
    }

    private static Map<String, Object> text(String description) {
        return Map.of("type", "string", "description", description);
    }

    private static Map<String, Object> number(String description, int least, int most) {
        return Map.of("type", "integer", "description", description, "minimum", least, "maximum", most);
    }
}
