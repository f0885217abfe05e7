package candela.engine.feed;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetSocketAddress;
import java.net.URI;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.TimeZone;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.apache.olingo.commons.api.data.ComplexValue;
import org.apache.olingo.commons.api.data.ContextURL;
import org.apache.olingo.commons.api.data.Entity;
import org.apache.olingo.commons.api.data.EntityCollection;
import org.apache.olingo.commons.api.data.Link;
import org.apache.olingo.commons.api.data.Property;
import org.apache.olingo.commons.api.data.ValueType;
import org.apache.olingo.commons.api.edm.EdmEntitySet;
import org.apache.olingo.commons.api.format.ContentType;
import org.apache.olingo.commons.api.http.HttpMethod;
import org.apache.olingo.server.api.OData;
import org.apache.olingo.server.api.ODataLibraryException;
import org.apache.olingo.server.api.ODataRequest;
import org.apache.olingo.server.api.ODataResponse;
import org.apache.olingo.server.api.ServiceMetadata;
import org.apache.olingo.server.api.processor.EntityCollectionProcessor;
import org.apache.olingo.server.api.serializer.EntityCollectionSerializerOptions;
import org.apache.olingo.server.api.uri.UriInfo;
import org.apache.olingo.server.api.uri.UriResourceEntitySet;
import org.apache.olingo.server.api.uri.queryoption.FilterOption;
import org.apache.olingo.server.api.uri.queryoption.expression.Binary;
import org.apache.olingo.server.api.uri.queryoption.expression.BinaryOperatorKind;
import org.apache.olingo.server.api.uri.queryoption.expression.Literal;
import org.jspecify.annotations.Nullable;

/**
 * A shop that offers its customers, orders and channels by OData 4: Apache Olingo over the JDK's HTTP server, in pages,
 * with what a test wants to go wrong.
 */
public final class ShopService implements AutoCloseable {

    private static final int PAGE = 3;

    private final HttpServer server;
    private final Map<Long, Entity> customers = new ConcurrentSkipListMap<>();
    private final Map<Long, Entity> orders = new ConcurrentSkipListMap<>();
    private final Map<String, Entity> channels = new ConcurrentSkipListMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final Queue<Trick> tricks = new ConcurrentLinkedQueue<>();
    private volatile String header = "";
    private volatile String value = "";

    /** Answers one request in place of the service. */
    public interface Trick {
        void answer(HttpExchange exchange) throws IOException;
    }

    private ShopService(HttpServer server) {
        this.server = server;
    }

    /** Starts it with three customers and four orders. */
    public static ShopService start() throws IOException {
        var server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        var shop = new ShopService(server);
        server.createContext("/", shop::handle);
        server.start();
        shop.channel("web", "Web shop");
        shop.channel("store", "Store");
        shop.customer(1, "An", "Vietnam", "Hanoi");
        shop.customer(2, "Bo", "Denmark", "Aarhus");
        shop.customer(3, "O'Brien; DROP TABLE \"Orders\"", "Ireland", "Cork");
        shop.order(1, 1, "10.50", "web", "2026-01-05T10:00:00Z");
        shop.order(2, 1, "20.00", "store", "2026-01-06T10:00:00Z");
        shop.order(3, 2, "7.25", "web", "2026-02-07T10:00:00Z");
        shop.order(4, 3, "1.00", "web", "2026-02-08T10:00:00Z");
        return shop;
    }

    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/odata";
    }

    /** What was asked for, in order, path and query. */
    public List<String> requests() {
        return requests;
    }

    /** From now on only requests with this header are answered. */
    public void require(String header, String value) {
        this.header = header;
        this.value = value;
    }

    /** The next request is answered so. */
    public void next(Trick trick) {
        tricks.add(trick);
    }

    public void channel(String code, String title) {
        channels.put(
                code,
                new Entity()
                        .addProperty(new Property(null, "Code", ValueType.PRIMITIVE, code))
                        .addProperty(new Property(null, "Title", ValueType.PRIMITIVE, title)));
    }

    public void customer(int id, String name, String country, String city) {
        var address = new ComplexValue();
        address.getValue().add(new Property(null, "City", ValueType.PRIMITIVE, city));
        address.getValue().add(new Property(null, "Zip", ValueType.PRIMITIVE, "0" + id));
        customers.put(
                (long) id,
                new Entity()
                        .addProperty(new Property(null, "Id", ValueType.PRIMITIVE, id))
                        .addProperty(new Property(null, "Name", ValueType.PRIMITIVE, name))
                        .addProperty(new Property(null, "Country", ValueType.PRIMITIVE, country))
                        .addProperty(new Property(null, "Address", ValueType.COMPLEX, address)));
    }

    public void order(long id, int customer, String amount, String channel, String updatedAt) {
        var day = Calendar.getInstance(TimeZone.getTimeZone("UTC"));
        day.setTimeInMillis(Instant.parse(updatedAt).toEpochMilli());
        var entity = new Entity()
                .addProperty(new Property(null, "Id", ValueType.PRIMITIVE, id))
                .addProperty(new Property(null, "CustomerId", ValueType.PRIMITIVE, customer))
                .addProperty(new Property(null, "Amount", ValueType.PRIMITIVE, new BigDecimal(amount)))
                .addProperty(new Property(null, "OrderedOn", ValueType.PRIMITIVE, day))
                .addProperty(new Property(null, "Paid", ValueType.PRIMITIVE, id % 2 == 0))
                .addProperty(new Property(null, "Tags", ValueType.COLLECTION_PRIMITIVE, List.of("a", "b")))
                .addProperty(
                        new Property(null, "UpdatedAt", ValueType.PRIMITIVE, Timestamp.from(Instant.parse(updatedAt))));
        var link = new Link();
        link.setTitle("Channel");
        link.setInlineEntity(channels.get(channel));
        entity.getNavigationLinks().add(link);
        orders.put(id, entity);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            requests.add(exchange.getRequestURI().toString());
            var trick = tricks.poll();
            if (trick != null) {
                trick.answer(exchange);
            } else if (!header.isEmpty()
                    && !value.equals(exchange.getRequestHeaders().getFirst(header))) {
                exchange.sendResponseHeaders(401, -1);
            } else {
                answer(exchange);
            }
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        var odata = OData.newInstance();
        var handler = odata.createRawHandler(odata.createServiceMetadata(new ShopModel(), List.of()));
        handler.register(new Reader());
        var uri = exchange.getRequestURI();
        var request = new ODataRequest();
        request.setMethod(HttpMethod.valueOf(exchange.getRequestMethod()));
        exchange.getRequestHeaders().forEach(request::addHeader);
        request.setRawBaseUri(address());
        request.setRawRequestUri(uri.toString());
        request.setRawODataPath(uri.getRawPath().replaceFirst("^/odata", ""));
        request.setRawQueryPath(uri.getRawQuery());
        request.setBody(exchange.getRequestBody());
        request.setProtocol("HTTP/1.1");
        var response = handler.process(request);
        var body = response.getContent() == null
                ? new byte[0]
                : response.getContent().readAllBytes();
        response.getAllHeaders()
                .forEach((name, values) -> exchange.getResponseHeaders().put(name, values));
        exchange.sendResponseHeaders(response.getStatusCode(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    /** Reads a page of an entity set, filtered by one comparison where that is asked for. */
    private final class Reader implements EntityCollectionProcessor {

        private @Nullable OData odata;
        private @Nullable ServiceMetadata metadata;

        @Override
        public void init(OData odata, ServiceMetadata metadata) {
            this.odata = odata;
            this.metadata = metadata;
        }

        @Override
        public void readEntityCollection(ODataRequest request, ODataResponse response, UriInfo uri, ContentType format)
                throws ODataLibraryException {
            var set = ((UriResourceEntitySet) uri.getUriResourceParts().getFirst()).getEntitySet();
            var page = page(set, request, uri);
            var options = EntityCollectionSerializerOptions.with()
                    .contextURL(ContextURL.with().entitySet(set).build())
                    .expand(uri.getExpandOption())
                    .id(request.getRawBaseUri() + "/" + set.getName())
                    .build();
            var content = Objects.requireNonNull(odata)
                    .createSerializer(format)
                    .entityCollection(Objects.requireNonNull(metadata), set.getEntityType(), page, options)
                    .getContent();
            response.setContent(content);
            response.setStatusCode(200);
            response.setHeader("Content-Type", format.toContentTypeString());
        }

        private EntityCollection page(EdmEntitySet set, ODataRequest request, UriInfo uri) {
            var all = new ArrayList<>(
                    switch (set.getName()) {
                        case "Customers" -> customers.values();
                        case "Orders" -> orders.values();
                        default -> channels.values();
                    });
            all.removeIf(it -> !matches(uri.getFilterOption(), it));
            var skip = uri.getSkipTokenOption() == null
                    ? 0
                    : Integer.parseInt(uri.getSkipTokenOption().getValue());
            var page = new EntityCollection();
            page.getEntities().addAll(all.stream().skip(skip).limit(PAGE).toList());
            if (skip + PAGE < all.size()) {
                var query = request.getRawQueryPath() == null
                        ? ""
                        : request.getRawQueryPath().replaceFirst("&?\\$skiptoken=\\d+", "");
                page.setNext(URI.create(request.getRawBaseUri() + "/" + set.getName() + "?"
                        + (query.isEmpty() ? "" : query + "&") + "$skiptoken=" + (skip + PAGE)));
            }
            return page;
        }

        private static boolean matches(@Nullable FilterOption filter, Entity entity) {
            if (filter == null) {
                return true;
            }
            var comparison = (Binary) filter.getExpression();
            var since = Timestamp.from(Instant.parse(((Literal) comparison.getRightOperand()).getText()));
            var value = (Timestamp) entity.getProperty("UpdatedAt").getValue();
            return comparison.getOperator() == BinaryOperatorKind.GE && !value.before(since);
        }
    }
}
