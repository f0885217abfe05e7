package candela.engine.ask;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What the words of a list share: "ids and names of products" has product ids, "first and last names" first names. */
final class SharedNames {
    private static final Set<String> BETWEEN = Set.of("and", ",", "or", "&");
    private static final Set<String> DETERMINERS = Set.of(
            "the",
            "a",
            "an",
            "each",
            "every",
            "all",
            "any",
            "these",
            "those",
            "this",
            "that",
            "their",
            "its",
            "both",
            "our",
            "different",
            "distinct");
    private static final Set<String> OWNED = Set.of("of", "for");
    /** Tokens that a list may have before the word that all of it shares. */
    private static final int FARTHEST = 9;

    private static final int LONGEST_NAME = 3;
    private static final double SAID = 0.85;
    /** The weight of a name that is said in two places. */
    private static final double SHARED = 0.97;

    /** The weight of a column that belongs to another than what the words say. */
    private static final double ANOTHERS = 0.9;

    private final Lexicon lexicon;

    SharedNames(Lexicon lexicon) {
        this.lexicon = lexicon;
    }

    /** Columns that tokens {@code from} to before {@code to} name together with words elsewhere in their list. */
    List<Link> of(List<Token> tokens, int from, int to) {
        if (to - from > 2 || tokens.subList(from, to).stream().anyMatch(it -> !isWord(it))) {
            return List.of();
        }
        var span = tokens.subList(from, to);
        var found = new ArrayList<Link>();
        if (isBetween(tokens, to)) {
            found.addAll(withHead(tokens, span, to));
        }
        if (isBetween(tokens, to) || isOwned(tokens, to)) {
            owner(tokens, to).ifPresent(it -> found.addAll(ofTable(it, span)));
        }
        if (isBetween(tokens, from - 1)) {
            ownerBefore(tokens, from).ifPresent(it -> found.addAll(ofTable(it, span)));
        }
        return found;
    }

    /** "name of the student": where the owner has such a column, that of another table is hardly meant. */
    void preferOwned(List<Token> tokens, int from, int to, Map<String, Link> links) {
        if (links.values().stream().noneMatch(Link::isColumn)) {
            return;
        }
        owner(tokens, from, to).ifPresent(owner -> preferKey(tokens, from, to, owner, links));
        owner(tokens, from, to)
                .filter(owner -> links.values().stream()
                        .anyMatch(it -> it.isColumn() && it.table().equals(owner) && it.score() >= SAID))
                .ifPresent(owner -> links.replaceAll((target, it) ->
                        it.isColumn() && !it.table().equals(owner) ? it.scored(Math.min(it.score(), ANOTHERS)) : it));
    }

    /** "ids of the order items": their own, not those of the orders that they point to. */
    private void preferKey(List<Token> tokens, int from, int to, String owner, Map<String, Link> links) {
        var key = lexicon.key(owner);
        var own = to == from + 1 && tokens.get(from).word().matches("ids?")
                ? links.values().stream()
                        .filter(it -> it.isColumn() && it.table().equals(owner) && key.equals(List.of(it.column())))
                        .findFirst()
                : Optional.<Link>empty();
        own.ifPresent(it -> {
            links.replaceAll(
                    (target, other) -> other.isColumn() ? other.scored(Math.min(other.score(), ANOTHERS)) : other);
            links.put(it.target(), it.scored(1));
        });
    }

    /** The table whose row is spoken of: "name … of the students", "the student's name". */
    Optional<String> owner(List<Token> tokens, int from, int to) {
        var after = isBetween(tokens, to) || isOwned(tokens, to) ? owner(tokens, to) : Optional.<Owner>empty();
        return after.or(() -> isBetween(tokens, from - 1) ? ownerBefore(tokens, from) : Optional.empty())
                .or(() -> ownerJustBefore(tokens, from))
                .map(Owner::table);
    }

    private Optional<Owner> ownerJustBefore(List<Token> tokens, int from) {
        int end = from > 0 && tokens.get(from - 1).is("s") ? from - 1 : from;
        return Stream.iterate(LONGEST_NAME, it -> it > 0, it -> it - 1)
                .filter(it -> it <= end)
                .flatMap(it ->
                        table(tokens, end - it).filter(owner -> owner.words().size() == it).stream())
                .findFirst();
    }

    /** A table and the words that name it. */
    private record Owner(String table, List<Token> words) {}

    private List<Link> ofTable(Owner owner, List<Token> span) {
        var said = new ArrayList<>(owner.words());
        said.addAll(span);
        return lexicon.match(said).stream()
                .filter(it -> it.isColumn() && it.table().equals(owner.table()) && it.score() >= SAID)
                .map(it -> it.scored(Math.min(it.score(), SHARED)))
                .toList();
    }

    /** "first and last names": the last word of the list belongs to each. */
    private List<Link> withHead(List<Token> tokens, List<Token> span, int to) {
        int last = lastOfList(tokens, to);
        if (last + 1 >= tokens.size() || !isWord(tokens.get(last)) || !isWord(tokens.get(last + 1))) {
            return List.of();
        }
        var tables = lexicon.match(tokens.subList(last, last + 2)).stream()
                .filter(it -> it.isColumn() && it.score() >= SAID)
                .map(Link::table)
                .toList();
        var said = new ArrayList<>(span);
        said.add(tokens.get(last + 1));
        return lexicon.match(said).stream()
                .filter(it -> it.isColumn() && tables.contains(it.table()) && it.score() >= SAID)
                .map(it -> it.scored(Math.min(it.score(), SHARED)))
                .toList();
    }

    /** Where the last of some single words starts that a token goes on with: "first, middle and last names". */
    private static int lastOfList(List<Token> tokens, int to) {
        int i = to;
        while (isBetween(tokens, i)) {
            i += isBetween(tokens, i + 1) ? 2 : 1;
            if (!isBetween(tokens, i + 1)) {
                return i;
            }
            i++;
        }
        return tokens.size();
    }

    /** The table after "of" at the end of the list that goes on at a token. */
    private Optional<Owner> owner(List<Token> tokens, int to) {
        for (int i = to; i < Math.min(tokens.size(), to + FARTHEST); i++) {
            if (isOwned(tokens, i)) {
                int start = i + 1;
                while (start < tokens.size()
                        && DETERMINERS.contains(tokens.get(start).word())) {
                    start++;
                }
                var table = table(tokens, start);
                if (table.isPresent()) {
                    return table;
                }
                continue; // "date of birth of the student"
            }
            if (!isBetween(tokens, i) && !isDeterminer(tokens, i) && !isWord(tokens.get(i))) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** The table that the first name of the list begins with: "product ids and names". */
    private Optional<Owner> ownerBefore(List<Token> tokens, int from) {
        for (int i = from - 2; i >= Math.max(0, from - FARTHEST); i--) {
            if (!isBetween(tokens, i) && !isDeterminer(tokens, i) && !isWord(tokens.get(i))) {
                return Optional.empty();
            }
            int start = i;
            var owner = table(tokens, i)
                    .filter(it -> start + it.words().size() < from - 1
                            && isColumnOf(it, tokens, start + it.words().size()));
            if (owner.isPresent()) {
                return owner;
            }
        }
        return Optional.empty();
    }

    private boolean isColumnOf(Owner owner, List<Token> tokens, int at) {
        return isWord(tokens.get(at))
                && !ofTable(owner, tokens.subList(at, at + 1)).isEmpty();
    }

    private Optional<Owner> table(List<Token> tokens, int start) {
        return Stream.iterate(Math.min(tokens.size(), start + LONGEST_NAME), end -> end > start, end -> end - 1)
                .filter(end -> tokens.subList(start, end).stream().allMatch(SharedNames::isWord))
                .flatMap(end -> lexicon.match(tokens.subList(start, end)).stream()
                        .filter(it -> it.isTable() && it.score() >= SHARED)
                        .max(Comparator.comparingDouble(Link::score))
                        .map(it -> new Owner(it.table(), tokens.subList(start, end)))
                        .stream())
                .findFirst();
    }

    private static boolean isBetween(List<Token> tokens, int i) {
        return i >= 0 && i < tokens.size() && BETWEEN.contains(tokens.get(i).word());
    }

    private static boolean isDeterminer(List<Token> tokens, int i) {
        return DETERMINERS.contains(tokens.get(i).word());
    }

    private static boolean isOwned(List<Token> tokens, int i) {
        return i < tokens.size() && OWNED.contains(tokens.get(i).word());
    }

    private static boolean isWord(Token token) {
        return token.number() == null
                && !token.quoted()
                && token.meaning() == null
                && !BETWEEN.contains(token.word())
                && !Cues.isStopword(token);
    }
}
