package candela.engine.feed;

import candela.engine.data.DataException;
import candela.engine.data.DataException.Reason;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** The objects of a bucket that can be read, by the table that they belong to (S3's ListObjectsV2). */
final class Listing {

    private static final Set<String> READABLE = Set.of("csv", "tsv", "json", "ndjson", "jsonl", "parquet");
    private static final int MOST = 10_000;

    private final Caller caller;
    private final URI place;
    private final Bucket bucket;

    /** @param place the bucket's address */
    Listing(Caller caller, URI place, Bucket bucket) {
        this.caller = caller;
        this.place = place;
        this.bucket = bucket;
    }

    /**
     * One object.
     *
     * @param state changes whenever its content does
     */
    record Item(String key, String state, long size) {

        String name() {
            return key.substring(key.lastIndexOf('/') + 1);
        }
    }

    /** Each folder is a table, and each file beside them. */
    Map<String, List<Item>> tables() {
        var tables = new TreeMap<String, List<Item>>(String.CASE_INSENSITIVE_ORDER);
        for (var item : items()) {
            tables.computeIfAbsent(table(item.key()), it -> new ArrayList<>()).add(item);
        }
        return tables;
    }

    private List<Item> items() {
        var found = new ArrayList<Item>();
        @Nullable String next = null;
        do {
            var page = page(next);
            Xml.children(page, "Contents")
                    .map(Listing::item)
                    .filter(Listing::isReadable)
                    .forEach(found::add);
            next = "true".equals(Xml.text(page, "IsTruncated")) ? Xml.text(page, "NextContinuationToken") : null;
            if (found.size() > MOST || "".equals(next)) {
                throw new DataException(
                        Reason.TOO_LARGE,
                        "More than %,d files lie under “%s”. Choose a longer prefix.".formatted(MOST, bucket.prefix()));
            }
        } while (next != null);
        return found;
    }

    private Element page(@Nullable String token) {
        var address = Addresses.with(Addresses.with(place, "list-type", "2"), "encoding-type", "url");
        address = Addresses.with(address, "prefix", bucket.prefix());
        address = token == null ? address : Addresses.with(address, "continuation-token", token);
        var answer = caller.get(address, Map.of());
        var root = Xml.root(answer.stream());
        if (root == null || !"ListBucketResult".equals(root.getLocalName())) {
            throw new DataException(
                    Reason.MALFORMED,
                    "%s answers with something that is no list of objects. Check the endpoint and the bucket."
                            .formatted(place.getHost()));
        }
        return root;
    }

    private static Item item(Element contents) {
        var key = URLDecoder.decode(Xml.text(contents, "Key"), StandardCharsets.UTF_8);
        var size = Xml.text(contents, "Size");
        return new Item(
                key, Xml.text(contents, "ETag") + " " + size, size.matches("\\d{1,18}") ? Long.parseLong(size) : 0);
    }

    private static boolean isReadable(Item item) {
        var name = item.name();
        return item.size() > 0
                && !name.startsWith(".")
                && !name.startsWith("_")
                && READABLE.contains(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
    }

    /** The first folder below the prefix; one like {@code year=2026} is a part of the table above it. */
    private String table(String key) {
        var below = key.substring(folder().length());
        var slash = below.indexOf('/');
        if (slash < 0) {
            return below.substring(0, below.lastIndexOf('.'));
        }
        var first = below.substring(0, slash);
        return first.contains("=") ? own() : first;
    }

    private String folder() {
        return bucket.prefix().substring(0, bucket.prefix().lastIndexOf('/') + 1);
    }

    private String own() {
        var parts = folder().split("/");
        var last = parts[parts.length - 1];
        return last.isEmpty() ? bucket.name() : last;
    }
}
