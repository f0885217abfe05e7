package candela.engine.feed;

import candela.engine.data.DataException;
import candela.engine.data.DataException.Reason;
import candela.engine.data.TableFile;
import candela.engine.feed.ODataModel.Column;
import candela.engine.feed.ODataModel.Reference;
import candela.engine.feed.ODataModel.Table;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An OData 4 service: entity sets become tables with the types, keys and references of its metadata. Follows the
 * protocol of OASIS, "OData Version 4.01. Part 1": server-driven paging by {@code @odata.nextLink}.
 */
public final class ODataFeed implements Feed {

    private static final Map<String, String> HEADERS = Map.of(
            "Accept", "application/json;odata.metadata=minimal",
            "OData-MaxVersion", "4.01",
            "Prefer", "odata.maxpagesize=2000");

    private final URI root;
    private final Caller caller;
    private final List<Choice> choices;

    public ODataFeed(String address, Caller caller, List<Choice> choices) {
        this.root = Addresses.folder(Addresses.read(address));
        this.caller = caller;
        this.choices = List.copyOf(choices);
    }

    @Override
    public List<Offer> offers() {
        return model().tables().stream().map(Table::offer).toList();
    }

    @Override
    public void pull(Path target, @Nullable Path former) {
        var model = model();
        var chosen = choices.stream().map(it -> table(model, it)).toList();
        try (var file = TableFile.create(target, former)) {
            for (var i = 0; i < chosen.size(); i++) {
                pull(file, reduced(chosen.get(i), chosen), choices.get(i).cursor());
            }
            chosen.forEach(it -> declare(file, it, chosen));
            file.finish();
        }
    }

    private ODataModel model() {
        var answer = caller.get(URI.create(root + "$metadata"), Map.of("Accept", "application/xml"));
        return ODataMetadata.read(answer.stream(), root.getHost());
    }

    private static Table table(ODataModel model, Choice choice) {
        return model.table(choice.table())
                .orElseThrow(() -> new DataException(
                        Reason.MALFORMED,
                        "The service has no entity set “%s” any more. Choose the tables again."
                                .formatted(choice.table())));
    }

    /** Without what only points to tables that nobody wants. */
    private static Table reduced(Table table, List<Table> chosen) {
        var idle = table.references().stream()
                .filter(it -> it.expand() != null && !has(chosen, it.target()))
                .flatMap(it -> it.columns().stream())
                .toList();
        return new Table(
                table.name(),
                table.description(),
                table.columns().stream().filter(it -> !idle.contains(it.name())).toList(),
                table.key(),
                table.references().stream()
                        .filter(it -> has(chosen, it.target()))
                        .toList());
    }

    private static boolean has(List<Table> chosen, String name) {
        return chosen.stream().anyMatch(it -> it.name().equals(name));
    }

    private void pull(TableFile file, Table table, @Nullable String cursor) {
        var columns = table.columns().stream().map(Column::written).toList();
        var since = since(file, table, columns, cursor);
        var filling = file.fill(table.name(), columns, table.key(), since.isPresent());
        var pages = new Pages(caller, table.name(), HEADERS);
        for (var page = pages.first(address(table, since)); page != null; page = pages.next(next(page))) {
            page.body().path("value").forEach(it -> filling.add(cells(table, it)));
            pages.count(page.body().path("value").size());
        }
        caller.watch().told(table.name(), filling.finish(), true);
    }

    /** What is newer than all that is there already; nothing where the whole table must come. */
    private static Optional<String> since(
            TableFile file, Table table, List<TableFile.Column> columns, @Nullable String cursor) {
        if (cursor == null || table.key().isEmpty() || !file.canContinue(table.name(), columns)) {
            return Optional.empty();
        }
        return table.column(cursor)
                .flatMap(column -> file.greatest(table.name(), cursor)
                        // Not only what is greater: more may have been written within the last value.
                        .map(it -> column.name() + " ge " + (column.isMoment() ? it.replace(' ', 'T') + "Z" : it)));
    }

    private URI address(Table table, Optional<String> since) {
        var address = URI.create(root + Addresses.encode(table.name()));
        var expand = table.references().stream()
                .filter(it -> it.expand() != null && !it.columns().isEmpty())
                .map(it -> it.expand() + "($select=" + String.join(",", it.targetColumns()) + ")")
                .collect(Collectors.joining(","));
        var expanded = expand.isEmpty() ? address : Addresses.with(address, "$expand", expand);
        return since.map(it -> Addresses.with(expanded, "$filter", it)).orElse(expanded);
    }

    private static @Nullable String next(Pages.Page page) {
        var link = page.body().path("@odata.nextLink");
        var found = link.isString() ? link : page.body().path("@nextLink");
        return found.isString() ? found.asString() : null;
    }

    private static List<@Nullable String> cells(Table table, JsonNode entity) {
        var cells = new ArrayList<@Nullable String>(table.columns().size());
        for (var column : table.columns()) {
            var node = entity;
            for (var step : column.path()) {
                node = node.path(step);
            }
            cells.add(Values.text(node, column.isMoment()));
        }
        return cells;
    }

    private static void declare(TableFile file, Table table, List<Table> chosen) {
        file.primaryKey(table.name(), table.key());
        for (var reference : table.references()) {
            if (has(chosen, reference.target()) && !reference.columns().isEmpty()) {
                declare(file, table, reference);
            }
        }
    }

    private static void declare(TableFile file, Table table, Reference reference) {
        file.foreignKey(
                reference.name(), table.name(), reference.columns(), reference.target(), reference.targetColumns());
    }
}
