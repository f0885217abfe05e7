package candela.engine.data;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Makes names of tables and columns from what files and their headers say: tidy, unique, never a path. */
final class TableNames {

    private static final int LONGEST = 60;

    private final Set<String> taken = new HashSet<>();

    /** A name that no table has yet. */
    String unique(String wished) {
        return unique(tidy(wished, "table"), taken);
    }

    /** The last part of a file's name, without its ending. */
    static String stem(String fileName) {
        var base = fileName.substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1);
        var dot = base.lastIndexOf('.');
        return dot > 0 ? base.substring(0, dot) : base;
    }

    /** One name per column: empty ones get a number, and so do repeated ones. */
    static List<String> columns(List<String> headers) {
        var names = new ArrayList<String>(headers.size());
        var used = new HashSet<String>();
        for (var header : headers) {
            names.add(unique(tidy(header, "column_" + (names.size() + 1)), used));
        }
        return names;
    }

    private static String unique(String name, Set<String> used) {
        var candidate = name;
        for (var number = 2; !used.add(candidate.toLowerCase(Locale.ROOT)); number++) {
            candidate = name + "_" + number;
        }
        return candidate;
    }

    private static String tidy(String text, String otherwise) {
        var name = Normalizer.normalize(text, Normalizer.Form.NFC)
                .replaceAll("[^\\p{L}\\p{M}\\p{N}_]+", "_")
                .replaceAll("_{2,}", "_")
                .replaceAll("^_+|_+$", "");
        if (name.length() > LONGEST) {
            name = name.substring(0, LONGEST);
        }
        if (name.isEmpty()) {
            return otherwise;
        }
        return Character.isDigit(name.charAt(0)) ? otherwise.charAt(0) + "_" + name : name;
    }
}
