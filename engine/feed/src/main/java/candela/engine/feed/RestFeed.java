package candela.engine.feed;

import candela.engine.data.DataException;
import candela.engine.data.DataException.Reason;
import candela.engine.data.TableFile;
import candela.engine.feed.RestService.Resource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A service that answers lists of JSON objects in pages. The records themselves are kept in the file, so that a later
 * sync brings only what changed and the tables are always made of all of them.
 */
public final class RestFeed implements Feed {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final String NUMBER = "record";
    private static final List<TableFile.Column> RECORDS =
            List.of(new TableFile.Column("id", "VARCHAR", ""), new TableFile.Column("record", "VARCHAR", ""));

    private final URI root;
    private final Caller caller;
    private final RestService service;

    public RestFeed(String address, Caller caller, RestService service) {
        this.root = Addresses.folder(Addresses.read(address));
        this.caller = caller;
        this.service = service;
    }

    @Override
    public List<Offer> offers() {
        return service.resources().stream().map(this::offer).toList();
    }

    private Offer offer(Resource resource) {
        var parts = new Parts(caller, service.paging(), resource);
        var records = parts.first(address(resource, null));
        var flat = new Flattening(resource.table(), key(resource));
        for (var i = 0; i < records.size(); i++) {
            flat.meet(records.get(i), id(resource, records.get(i), i));
        }
        var columns = flat.columns(resource.table()).stream()
                .map(it -> new Offer.Column(it, "JSON", true))
                .toList();
        var others = flat.tables().stream()
                .filter(it -> !it.equals(resource.table()))
                .toList();
        return new Offer(resource.table(), "", columns, List.of(key(resource)), others);
    }

    @Override
    public void pull(Path target, @Nullable Path former) {
        try (var file = TableFile.create(target, former)) {
            service.resources().forEach(it -> pull(file, it));
            file.finish();
        }
    }

    private void pull(TableFile file, Resource resource) {
        var since = since(file, resource);
        var filling = file.fillHidden(resource.table(), RECORDS, List.of("id"), since.isPresent());
        var parts = new Parts(caller, service.paging(), resource);
        var number = 0L;
        for (var records = parts.first(address(resource, since.orElse(null)));
                records != null;
                records = parts.next()) {
            for (var record : records) {
                filling.add(List.of(id(resource, record, number++), record.toString()));
            }
        }
        filling.finish();
        write(file, resource);
        caller.watch().told(resource.table(), file.count(resource.table()), true);
    }

    /** What is newer than all that is there already; nothing where the whole list must come. */
    private static Optional<String> since(TableFile file, Resource resource) {
        var cursor = resource.cursor();
        if (cursor == null || resource.since() == null || resource.key() == null || !file.keeps(resource.table())) {
            return Optional.empty();
        }
        return file.greatest(resource.table(), cursor.replace('.', '_')).map(RestFeed::asSent);
    }

    private static String asSent(String value) {
        return value.matches("\\d{4}-\\d{2}-\\d{2} \\d{2}:.*") ? value.replace(' ', 'T') + "Z" : value;
    }

    private URI address(Resource resource, @Nullable String since) {
        var address = Addresses.resolve(root, resource.path().replaceFirst("^/+", ""));
        return since == null ? address : Addresses.with(address, String.valueOf(resource.since()), since);
    }

    private static String key(Resource resource) {
        return resource.key() == null ? NUMBER : resource.key().replace('.', '_');
    }

    private static String id(Resource resource, JsonNode record, long number) {
        if (resource.key() == null) {
            return String.valueOf(number);
        }
        var id = Values.text(Steps.to(record, resource.key()), false);
        if (id == null) {
            throw new DataException(
                    Reason.MALFORMED,
                    "A record of “%s” has no “%s”. Name a field that every record has, or none."
                            .formatted(resource.table(), resource.key()));
        }
        return id;
    }

    /** Makes the tables of all records, those that came before too. */
    private void write(TableFile file, Resource resource) {
        var flat = new Flattening(resource.table(), key(resource));
        meetAll(file, resource, flat);
        var key = "";
        for (var table : flat.tables()) {
            caller.watch().goOn();
            var report = file.infer(table, flat.columns(table), rows(file, resource, flat, table));
            var first = report.columns().getFirst().name();
            if (table.equals(resource.table())) {
                key = first;
                file.primaryKey(table, List.of(key));
            } else {
                file.foreignKey(resource.table(), table, List.of(first), resource.table(), List.of(key));
            }
        }
    }

    private static void meetAll(TableFile file, Resource resource, Flattening flat) {
        try {
            var rows = file.readHidden(resource.table());
            for (var row = rows.next(); row != null; row = rows.next()) {
                flat.meet(parsed(row.get(1)), String.valueOf(row.get(0)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static TableFile.TextRows rows(TableFile file, Resource resource, Flattening flat, String table) {
        var records = file.readHidden(resource.table());
        var ready = new ArrayDeque<List<@Nullable String>>();
        return () -> {
            while (ready.isEmpty()) {
                var record = records.next();
                if (record == null) {
                    return null;
                }
                ready.addAll(flat.rows(parsed(record.get(1)), String.valueOf(record.get(0)), table));
            }
            return ready.poll();
        };
    }

    private static JsonNode parsed(@Nullable String record) {
        return JSON.readTree(String.valueOf(record));
    }

    /** The parts of one list, in the way that the service cuts it. */
    static final class Parts {

        private final Pages pages;
        private final RestService.Paging paging;
        private final Resource resource;
        private @Nullable URI start;
        private Pages.@Nullable Page page;
        private int last;
        private long had;
        private int number;

        Parts(Caller caller, RestService.Paging paging, Resource resource) {
            this.pages = new Pages(caller, resource.table(), java.util.Map.of("Accept", "application/json"));
            this.paging = paging;
            this.resource = resource;
        }

        List<JsonNode> first(URI address) {
            start = sized(address);
            number = paging.first();
            return records(pages.first(paging.kind() == RestService.Paging.Kind.PAGE ? numbered() : start()));
        }

        /** Null after the last. */
        @Nullable
        List<JsonNode> next() {
            var following = switch (paging.kind()) {
                case NONE -> null;
                case PAGE -> {
                    number++;
                    yield pages.next(numbered(), last > 0);
                }
                case OFFSET -> pages.next(Addresses.with(start(), parameter(), String.valueOf(had)), last > 0);
                case CURSOR -> cursor();
                case LINK -> pages.next(Steps.nextLink(page == null ? null : page.link()));
            };
            return following == null ? null : records(following);
        }

        private Pages.@Nullable Page cursor() {
            var next = page == null || paging.next() == null
                    ? null
                    : Values.text(Steps.to(page.body(), paging.next()), false);
            if (next == null || next.isBlank() || next.equals("false")) {
                return null;
            }
            return next.startsWith("http") || next.startsWith("/") || next.startsWith("?")
                    ? pages.next(next)
                    : pages.next(Addresses.with(start(), parameter(), next), true);
        }

        private List<JsonNode> records(Pages.Page came) {
            page = came;
            var found = Steps.to(came.body(), resource.records());
            if (!found.isArray()) {
                throw new DataException(
                        Reason.MALFORMED,
                        "The answer for “%s” has no list at “%s”. Look at it, and correct the path of the records."
                                .formatted(resource.table(), resource.records()));
            }
            var records = new ArrayList<JsonNode>();
            found.forEach(it ->
                    records.add(it.isObject() ? it : JSON.createObjectNode().set("value", it)));
            last = records.size();
            had += last;
            pages.count(last);
            return records;
        }

        private URI numbered() {
            return Addresses.with(start(), parameter(), String.valueOf(number));
        }

        private URI sized(URI address) {
            return paging.sizeParameter() == null || paging.sizeParameter().isBlank()
                    ? address
                    : Addresses.with(address, paging.sizeParameter(), String.valueOf(paging.size()));
        }

        private URI start() {
            return java.util.Objects.requireNonNull(start);
        }

        private String parameter() {
            return String.valueOf(paging.parameter());
        }
    }
}
