package candela.engine.ask;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The texts and numbers in a statement, each at its place.
 *
 * @param pieces the statement cut so that each literal is a piece of its own, at the odd places
 */
record SqlPieces(List<String> pieces) {
    private static final Pattern PIECE =
            Pattern.compile("(?<literal>'(?:[^']|'')*'|(?<![\\w.$\"`])\\d+(?:\\.\\d+)?(?![\\w.\"`]))"
                    + "|\"(?:[^\"]|\"\")*\"|`[^`]*`|--[^\\n]*|(?s:/\\*.*?\\*/)");

    static SqlPieces of(String sql) {
        var pieces = new ArrayList<String>();
        var matcher = PIECE.matcher(sql);
        int from = 0;
        while (matcher.find()) {
            if (matcher.group("literal") != null) {
                pieces.add(sql.substring(from, matcher.start()));
                pieces.add(matcher.group());
                from = matcher.end();
            }
        }
        pieces.add(sql.substring(from));
        return new SqlPieces(List.copyOf(pieces));
    }

    Set<String> texts() {
        return literals().collect(Collectors.toSet());
    }

    private java.util.stream.Stream<String> literals() {
        return java.util.stream.IntStream.range(0, pieces.size())
                .filter(it -> it % 2 == 1)
                .mapToObj(pieces::get);
    }

    String replaced(Map<String, String> changes) {
        var sql = new StringBuilder();
        for (int i = 0; i < pieces.size(); i++) {
            sql.append(i % 2 == 1 ? changes.getOrDefault(pieces.get(i), pieces.get(i)) : pieces.get(i));
        }
        return sql.toString();
    }
}
