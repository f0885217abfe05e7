package candela.engine.ask;

import candela.engine.sql.Schema;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The Vietnamese names of one schema without diacritics, the head first as they are spoken. */
final class VietnameseNames {
    /** What tells which part of a thing a column holds: "tên khách hàng" is what customers are called by. */
    private static final Set<String> PARTS = Set.of("ten", "ma", "so", "id", "stt");

    private final boolean mostly;
    private final List<List<String>> names = new ArrayList<>();
    private final Set<String> tables = new LinkedHashSet<>();
    private final Set<String> whole = new LinkedHashSet<>();
    private final Set<String> words = new LinkedHashSet<>();

    VietnameseNames(Schema schema) {
        this.mostly = isMostly(schema);
    }

    /** Where most names are Vietnamese, those of words that are not in the phrasebook are so, too. */
    private static boolean isMostly(Schema schema) {
        var names = schema.tables().stream()
                .flatMap(it -> it.columns().stream())
                .map(it -> Names.words(it.name()))
                .filter(it -> it.size() > 1)
                .toList();
        return names.stream().filter(Phrasebook::isVietnamese).count() * 2 > names.size();
    }

    /**
     * Takes a name and gives it without diacritics, the head last as in English; empty for one that is not Vietnamese.
     */
    Optional<List<String>> add(List<String> name, boolean isTable) {
        var alike = mostly && name.size() > 1 && name.stream().allMatch(Phrasebook::isSyllable);
        if (!alike && !Phrasebook.isVietnamese(name)) {
            return Optional.empty();
        }
        var folded = name.stream().map(Normaliser::folded).toList();
        var spoken = String.join(" ", folded);
        names.add(folded);
        whole.add(spoken);
        words.addAll(folded);
        if (isTable) {
            tables.add(spoken);
        }
        return Optional.of(folded.reversed());
    }

    boolean has(String name) {
        return whole.contains(name);
    }

    /** Whether a word is part of a name. */
    boolean hasWord(String word) {
        return words.contains(word);
    }

    /** The table whose name begins so, if it is the only one: "buổi" of "buổi học". */
    Optional<String> table(String head) {
        var headed = tables.stream().filter(it -> it.startsWith(head + " ")).toList();
        return headed.size() == 1 && !whole.contains(head) ? Optional.of(headed.getFirst()) : Optional.empty();
    }

    /** The column whose name begins so, if it is the only one and no table's: "nhân viên" of "nhân viên bán". */
    Optional<String> column(String head) {
        var headed = whole.stream().filter(it -> it.startsWith(head + " ")).toList();
        return headed.size() == 1 && !whole.contains(head) ? Optional.of(headed.getFirst()) : Optional.empty();
    }

    /**
     * Whether several columns end with a word that none begins with: of "hãng máy" and "loại máy" the machine is what
     * all rows are about.
     */
    boolean isAbout(String word) {
        var ending = names.stream()
                .filter(it -> it.size() > 1 && it.getLast().equals(word))
                .toList();
        return ending.size() > 1
                && names.stream().noneMatch(it -> it.getFirst().equals(word))
                && ending.stream().noneMatch(it -> it.size() == 2 && PARTS.contains(it.getFirst()));
    }
}
