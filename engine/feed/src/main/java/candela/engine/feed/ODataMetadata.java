package candela.engine.feed;

import candela.engine.data.DataException;
import candela.engine.data.DataException.Reason;
import candela.engine.feed.ODataModel.Column;
import candela.engine.feed.ODataModel.Reference;
import candela.engine.feed.ODataModel.Table;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.w3c.dom.Element;

/** Reads the metadata document of OData 4 (CSDL XML). */
final class ODataMetadata {

    private static final int DEEPEST = 5;
    private static final int LONGEST_NAME = 128;
    private static final String DESCRIPTION = "Org.OData.Core.V1.Description";

    private final Map<String, Element> types = new HashMap<>();
    private final Map<String, Element> sets = new LinkedHashMap<>();
    private final Map<String, String> typeOfSet = new HashMap<>();
    private final Map<String, String> aliases = new HashMap<>();

    private ODataMetadata(Element root) {
        Xml.all(root, "Schema").forEach(this::register);
        Xml.all(root, "EntitySet").filter(it -> isName(it.getAttribute("Name"))).forEach(it -> {
            sets.put(it.getAttribute("Name"), it);
            typeOfSet.put(it.getAttribute("Name"), qualified(it.getAttribute("EntityType")));
        });
    }

    /** @throws DataException MALFORMED when it is no metadata, UNSUPPORTED when it is that of an older OData */
    static ODataModel read(InputStream document, String host) {
        var root = Xml.root(document);
        if (root == null || !"Edmx".equals(root.getLocalName())) {
            throw malformed(host);
        }
        var version = root.getAttribute("Version");
        if (!version.startsWith("4.")) {
            throw new DataException(
                    Reason.UNSUPPORTED,
                    "%s speaks an older OData (%s); Candela reads OData 4. Ask for the address of its version 4."
                            .formatted(host, version.isEmpty() ? "without a version" : version));
        }
        var model = new ODataMetadata(root).model();
        if (model.tables().isEmpty()) {
            throw new DataException(Reason.MALFORMED, host + " offers no entity sets to these credentials.");
        }
        return model;
    }

    private static DataException malformed(String host) {
        return new DataException(
                Reason.MALFORMED,
                "%s answers with something that is no OData metadata. Enter the service's root, the address before /$metadata."
                        .formatted(host));
    }

    private void register(Element schema) {
        var namespace = schema.getAttribute("Namespace");
        if (schema.hasAttribute("Alias")) {
            aliases.put(schema.getAttribute("Alias"), namespace);
        }
        for (var kind : List.of("EntityType", "ComplexType", "EnumType", "TypeDefinition")) {
            Xml.children(schema, kind).forEach(it -> types.put(namespace + "." + it.getAttribute("Name"), it));
        }
    }

    private ODataModel model() {
        var tables = new ArrayList<Table>();
        var taken = new HashSet<String>();
        for (var set : sets.values()) {
            var chain = chain(typeOfSet.getOrDefault(set.getAttribute("Name"), ""));
            if (!chain.isEmpty() && taken.add(set.getAttribute("Name").toLowerCase(Locale.ROOT))) {
                tables.add(table(set, chain));
            }
        }
        return new ODataModel(tables);
    }

    private Table table(Element set, List<Element> chain) {
        var columns = new ArrayList<Column>();
        var taken = new HashSet<String>();
        chain.forEach(type -> Xml.children(type, "Property").forEach(it -> property(it, List.of(), columns, taken)));
        var references = chain.stream()
                .flatMap(it -> Xml.children(it, "NavigationProperty"))
                .flatMap(it -> reference(set, it, columns, taken).stream())
                .toList();
        var said = description(set);
        return new Table(
                set.getAttribute("Name"),
                said.isEmpty() ? description(chain.getLast()) : said,
                columns,
                key(chain, columns),
                references);
    }

    /** The type with those that it is based on, the first one first. */
    private List<Element> chain(String name) {
        var chain = new ArrayList<Element>();
        for (var type = types.get(name);
                type != null && chain.size() < 20;
                type = types.get(qualified(type.getAttribute("BaseType")))) {
            chain.addFirst(type);
        }
        return chain;
    }

    private void property(Element property, List<String> above, List<Column> columns, Set<String> taken) {
        var name = property.getAttribute("Name");
        var path = Stream.concat(above.stream(), Stream.of(name)).toList();
        var type = qualified(property.getAttribute("Type"));
        var complex = types.get(type);
        if (!isName(name) || type.equals("Edm.Stream") || path.size() > DEEPEST) {
            return;
        }
        if (complex != null && complex.getLocalName().equals("ComplexType")) {
            chain(type)
                    .forEach(it -> Xml.children(it, "Property").forEach(part -> property(part, path, columns, taken)));
        } else {
            var plain = complex != null && complex.getLocalName().equals("TypeDefinition")
                    ? complex.getAttribute("UnderlyingType")
                    : type;
            columns.add(new Column(
                    unique(String.join("_", path), taken),
                    path,
                    plain,
                    EdmTypes.sql(plain, property.getAttribute("Precision"), property.getAttribute("Scale")),
                    description(property)));
        }
    }

    private static List<String> key(List<Element> chain, List<Column> columns) {
        var names = chain.stream()
                .flatMap(it -> Xml.children(it, "Key"))
                .flatMap(it -> Xml.children(it, "PropertyRef"))
                .map(it -> column(columns, it.getAttribute("Name")))
                .toList();
        return names.stream().allMatch(Optional::isPresent)
                ? names.stream().flatMap(Optional::stream).toList()
                : List.of();
    }

    private static Optional<String> column(List<Column> columns, String path) {
        return columns.stream()
                .filter(it -> String.join("/", it.path()).equals(path))
                .map(Column::name)
                .findFirst();
    }

    /** A navigation to one row: by properties that hold its key, or by the key that comes with it when asked for. */
    private Optional<Reference> reference(Element set, Element navigation, List<Column> columns, Set<String> taken) {
        var name = navigation.getAttribute("Name");
        var type = navigation.getAttribute("Type");
        if (type.startsWith("Collection(") || !isName(name)) {
            return Optional.empty();
        }
        return target(set, name, qualified(type)).flatMap(target -> {
            var constraints = Xml.children(navigation, "ReferentialConstraint").toList();
            return constraints.isEmpty()
                    ? Optional.of(expanded(name, target, columns, taken))
                    : constrained(name, target, constraints, columns);
        });
    }

    private Optional<String> target(Element set, String navigation, String type) {
        return Xml.children(set, "NavigationPropertyBinding")
                .filter(it -> it.getAttribute("Path").equals(navigation))
                .map(it -> it.getAttribute("Target"))
                .map(it -> it.substring(it.lastIndexOf('/') + 1))
                .filter(sets::containsKey)
                .findFirst()
                .or(() -> onlySet(type));
    }

    private Optional<String> onlySet(String type) {
        var all = typeOfSet.entrySet().stream()
                .filter(it -> it.getValue().equals(type))
                .map(Map.Entry::getKey)
                .toList();
        return all.size() == 1 ? Optional.of(all.getFirst()) : Optional.empty();
    }

    private static Optional<Reference> constrained(
            String name, String target, List<Element> constraints, List<Column> columns) {
        var own = constraints.stream()
                .flatMap(it -> column(columns, it.getAttribute("Property")).stream())
                .toList();
        var its = constraints.stream()
                .map(it -> it.getAttribute("ReferencedProperty").replace('/', '_'))
                .toList();
        return own.size() == its.size() ? Optional.of(new Reference(name, target, own, its, null)) : Optional.empty();
    }

    private Reference expanded(String name, String target, List<Column> columns, Set<String> taken) {
        var keys = new ArrayList<Column>();
        var chain = chain(typeOfSet.getOrDefault(target, ""));
        var all = new ArrayList<Column>();
        chain.forEach(
                type -> Xml.children(type, "Property").forEach(it -> property(it, List.of(), all, new HashSet<>())));
        key(chain, all)
                .forEach(key -> all.stream()
                        .filter(it -> it.name().equals(key) && it.path().size() == 1)
                        .map(it -> new Column(
                                unique(name + "_" + it.name(), taken),
                                List.of(name, it.name()),
                                it.edm(),
                                it.sql(),
                                ""))
                        .forEach(keys::add));
        columns.addAll(keys);
        return new Reference(
                name,
                target,
                keys.stream().map(Column::name).toList(),
                keys.stream().map(it -> it.path().getLast()).toList(),
                name);
    }

    private String qualified(String type) {
        var dot = type.lastIndexOf('.');
        var namespace = dot < 0 ? null : aliases.get(type.substring(0, dot));
        return namespace == null ? type : namespace + type.substring(dot);
    }

    private static String description(Element element) {
        return Xml.children(element, "Annotation")
                .filter(it -> it.getAttribute("Term").equals(DESCRIPTION)
                        || it.getAttribute("Term").endsWith(".Description"))
                .map(ODataMetadata::words)
                .filter(it -> it.length() <= 2_000)
                .findFirst()
                .orElse("");
    }

    /** A constant stands in an attribute or in an element of its own. */
    private static String words(Element annotation) {
        return annotation.hasAttribute("String")
                ? annotation.getAttribute("String").strip()
                : Xml.children(annotation, "String")
                        .map(it -> it.getTextContent().strip())
                        .findFirst()
                        .orElse("");
    }

    private static String unique(String name, Set<String> taken) {
        var candidate = name;
        for (var number = 2; !taken.add(candidate.toLowerCase(Locale.ROOT)); number++) {
            candidate = name + "_" + number;
        }
        return candidate;
    }

    /** Any text of a sensible length that can be shown: names are quoted wherever they go. */
    private static boolean isName(String name) {
        return !name.isBlank() && name.length() <= LONGEST_NAME && name.chars().noneMatch(Character::isISOControl);
    }
}
