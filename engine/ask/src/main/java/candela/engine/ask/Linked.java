package candela.engine.ask;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the spans of one question may name in the tables that it is about, each looked up once. */
final class Linked {
    private record Place(int from, int to) {}

    private final Linker linker;
    private final List<Token> tokens;
    private final Focus focus;
    private final Map<Place, List<Link>> links = new HashMap<>();

    Linked(Linker linker, List<Token> tokens, Focus focus) {
        this.linker = linker;
        this.tokens = tokens;
        this.focus = focus;
    }

    List<Token> tokens() {
        return tokens;
    }

    Focus focus() {
        return focus;
    }

    /** What tokens {@code from} to before {@code to} may name, best first. */
    List<Link> of(int from, int to) {
        return links.computeIfAbsent(new Place(from, to), it -> linker.links(tokens, it.from(), it.to(), focus));
    }

    /** The table whose row a span tells of, where the words say so. */
    Optional<String> owner(int from, int to) {
        return linker.owner(tokens, from, to);
    }

    /** What one of some other words may name. */
    List<Link> ofWord(List<Token> words, int at) {
        return linker.links(words, at, at + 1, focus);
    }
}
