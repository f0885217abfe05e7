package candela.engine.feed;

import candela.engine.data.FileImport;
import candela.engine.data.TableFile;
import candela.engine.feed.Listing.Item;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Files under a prefix of an S3 bucket: each folder or file becomes a table. Only what is new or changed is downloaded;
 * what was deleted there goes.
 */
public final class BucketFeed implements Feed {

    private final URI place;
    private final Caller caller;
    private final Bucket bucket;
    private final List<String> wanted;

    /** @param choices the tables to have; none for all, also those that come later */
    public BucketFeed(String endpoint, Bucket bucket, Caller caller, List<Choice> choices) {
        this.place = URI.create(Addresses.folder(Addresses.read(endpoint)) + Addresses.encode(bucket.name()));
        this.caller = caller;
        this.bucket = bucket;
        this.wanted = choices.stream().map(Choice::table).toList();
    }

    @Override
    public List<Offer> offers() {
        return new Listing(caller, place, bucket)
                .tables().entrySet().stream()
                        .map(it -> new Offer(it.getKey(), description(it.getValue()), List.of(), List.of(), List.of()))
                        .toList();
    }

    private static String description(List<Item> items) {
        var bytes = items.stream().mapToLong(Item::size).sum();
        return items.size() == 1
                ? "1 file, %,d kB".formatted((bytes + 999) / 1000)
                : "%,d files, %,d kB".formatted(items.size(), (bytes + 999) / 1000);
    }

    @Override
    public void pull(Path target, @Nullable Path former) {
        var tables = new Listing(caller, place, bucket).tables();
        tables.keySet().removeIf(it -> !wanted.isEmpty() && !wanted.contains(it));
        var folder = target.resolveSibling("objects");
        try (var file = TableFile.create(target, former, folder)) {
            Files.createDirectories(folder);
            for (var table : tables.entrySet()) {
                pull(file, table.getKey(), table.getValue(), folder);
            }
            file.finish();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void pull(TableFile file, String table, List<Item> items, Path folder) throws IOException {
        var now = items.stream()
                .collect(Collectors.toMap(Item::key, Item::state, (one, other) -> other, LinkedHashMap::new));
        var before = file.remembered(table);
        var fresh = items.stream()
                .filter(it -> !it.state().equals(before.get(it.key())))
                .toList();
        var continued = !before.isEmpty()
                && before.entrySet().stream().allMatch(it -> it.getValue().equals(now.get(it.getKey())));
        load(file, table, continued ? fresh : items, continued, folder);
        file.remember(table, now);
        caller.watch().told(table, file.count(table), true);
    }

    private void load(TableFile file, String table, List<Item> items, boolean continued, Path folder)
            throws IOException {
        var inputs = new ArrayList<FileImport.Input>();
        for (var item : items) {
            var path = folder.resolve(String.valueOf(inputs.size()));
            caller.download(address(item), path);
            inputs.add(new FileImport.Input(item.name(), path));
            caller.watch().told(table, inputs.size(), false);
        }
        file.load(table, inputs, continued);
        for (var input : inputs) {
            Files.delete(input.path());
        }
    }

    private URI address(Item item) {
        return URI.create(place + "/"
                + Stream.of(item.key().split("/", -1)).map(Addresses::encode).collect(Collectors.joining("/")));
    }
}
