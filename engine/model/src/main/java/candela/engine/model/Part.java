package candela.engine.model;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** A part of a YAML or JSON file that knows its line. What is not there is empty; nothing is made but texts. */
final class Part {

    private static final int MOST_CHARACTERS = 20_000_000;
    private static final int DEEPEST = 50;
    private static final LoadSettings SETTINGS = LoadSettings.builder()
            .setCodePointLimit(MOST_CHARACTERS)
            .setAllowRecursiveKeys(false)
            .build();

    private final String name;
    private final Node node;

    private Part(String name, Node node) {
        this.name = name;
        this.node = node;
    }

    static Part read(String text) {
        if (text.length() > MOST_CHARACTERS) {
            throw new ModelException(
                    0, "The file has more than " + MOST_CHARACTERS / 1_000_000 + " million characters");
        }
        try {
            bound(text);
            return new Part(
                    "",
                    new Compose(SETTINGS)
                            .composeString(text)
                            .orElseThrow(() -> new ModelException(0, "The file is empty")));
        } catch (MarkedYamlEngineException e) {
            throw new ModelException(line(e.getProblemMark()), "This is no YAML: " + e.getProblem());
        } catch (YamlEngineException e) {
            throw new ModelException(0, "This is no YAML: " + e.getMessage());
        }
    }

    /** References are not needed, and small files grow without bound by them; depth fills the stack. */
    private static void bound(String text) {
        var depth = 0;
        for (var event : new Parse(SETTINGS).parseString(text)) {
            if (event.getEventId() == Event.ID.Alias) {
                throw new ModelException(line(event.getStartMark()), "References (*name) are not read: write it out");
            }
            depth += event instanceof CollectionStartEvent ? 1 : event instanceof CollectionEndEvent ? -1 : 0;
            if (depth > DEEPEST) {
                throw new ModelException(line(event.getStartMark()), "Nested deeper than " + DEEPEST + " levels");
            }
        }
    }

    private static int line(Optional<Mark> mark) {
        return mark.map(it -> it.getLine() + 1).orElse(0);
    }

    int line() {
        return line(node.getStartMark());
    }

    /** The key that it stands under. */
    String name() {
        return name;
    }

    boolean has(String key) {
        return find(key).isPresent();
    }

    Optional<Part> find(String key) {
        return entries().filter(it -> it.name.equals(key)).findFirst();
    }

    /** What a mapping holds, each under its name. */
    Stream<Part> entries() {
        return node instanceof MappingNode mapping
                ? mapping.getValue().stream()
                        .filter(it -> it.getKeyNode() instanceof ScalarNode)
                        .map(it -> new Part(((ScalarNode) it.getKeyNode()).getValue(), it.getValueNode()))
                : Stream.empty();
    }

    List<Part> list(String key) {
        return find(key).map(Part::items).orElse(List.of());
    }

    private List<Part> items() {
        if (!(node instanceof SequenceNode sequence)) {
            return isNothing() ? List.of() : List.of(this);
        }
        var items = new ArrayList<Part>();
        sequence.getValue().forEach(it -> items.add(new Part(name, it)));
        return items;
    }

    /** A text, or nothing where the key is missing. */
    String text(String key) {
        return find(key).map(Part::text).orElse("");
    }

    String text() {
        return node instanceof ScalarNode scalar && !isNothing()
                ? scalar.getValue().strip()
                : "";
    }

    private boolean isNothing() {
        return node instanceof ScalarNode scalar
                && scalar.isPlain()
                && List.of("", "~", "null").contains(scalar.getValue());
    }

    List<String> texts(String key) {
        return list(key).stream().map(Part::text).filter(it -> !it.isEmpty()).toList();
    }

    String required(String key) {
        var text = text(key);
        if (text.isEmpty()) {
            throw new ModelException(line(), "Here " + key + " is missing");
        }
        return text;
    }

    /** Says which keys may stand here, once each, so that a typing error does not pass for nothing. */
    void allow(String... keys) {
        var known = List.of(keys);
        var seen = new HashSet<String>();
        entries().forEach(it -> {
            if (!known.contains(it.name)) {
                throw new ModelException(
                        it.line(), "“" + it.name + "” is not known here; use " + String.join(", ", known));
            }
            if (!seen.add(it.name)) {
                throw new ModelException(it.line(), "“" + it.name + "” stands here twice");
            }
        });
    }
}
