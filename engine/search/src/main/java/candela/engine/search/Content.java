package candela.engine.search;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a text says, as far as words tell: its content words, its numbers, its names, and how often it denies.
 *
 * @param words folded, without those that only hold a sentence together, and without numbers
 * @param names those of the words that are written as names; at the beginning of a sentence nobody can tell
 */
record Content(Set<String> words, Set<String> names, List<Set<String>> numbers, int denials) {

    private static final Pattern DENIAL = Pattern.compile(
            "(?iu)(?<![\\p{L}\\p{M}])(?:not|no|never|none|nor|neither|without|cannot|không|chưa|chẳng|đừng|\\p{L}+n['’]t)(?![\\p{L}\\p{M}])");

    private static final Set<String> HOLDING = Words.FOLDED.terms("""
            a an the and or but if of to in on at by for with from as into onto about over under above below between among
            within during after before until since through per than then so such that this these those it its they them
            their there here he she his her him we us our you your i my me is are was were be been being am has have had
            having do does did doing can could may might must shall should will would not no never none nor neither without
            cannot only also too very more most much many each every all any both either some other another same own which
            who whom whose what when where why how up down out off again once however therefore thus while because because
            yes however additionally furthermore moreover overall finally specifically generally first second
            according said says say passage document text stated states source
            là và của có các những một được trong cho với đến từ này đó thì mà ở khi nếu sẽ đã đang theo về như hoặc tại
            bởi vì không chưa rằng cũng ra vào lên để do sau trước mỗi mọi nhưng nên phải thể
            """, 1_000);

    static Content of(String text) {
        var words = new LinkedHashSet<String>();
        var names = new LinkedHashSet<String>();
        for (var it : Words.FOLDED.of(text)) {
            var written = text.substring(it.start(), it.end());
            if (!HOLDING.contains(it.term()) && !Numbers.isNumber(written)) {
                words.add(it.term());
                if (Character.isUpperCase(written.codePointAt(0))) {
                    names.add(it.term());
                }
            }
        }
        return new Content(words, names, Numbers.in(text), (int)
                DENIAL.matcher(text).results().count());
    }

    boolean isEmpty() {
        return words.isEmpty() && numbers.isEmpty();
    }

    /** All that these say together. */
    static Content together(List<Content> parts) {
        var words = new LinkedHashSet<String>();
        var names = new LinkedHashSet<String>();
        var numbers = new ArrayList<Set<String>>();
        for (var it : parts) {
            words.addAll(it.words);
            names.addAll(it.names);
            numbers.addAll(it.numbers);
        }
        return new Content(
                words, names, numbers, parts.stream().mapToInt(Content::denials).sum());
    }

    /** Whether it has this word, in whatever form. */
    boolean has(String word) {
        return words.contains(word) || words.stream().anyMatch(it -> isOneWord(it, word));
    }

    boolean hasNumber(Set<String> readings) {
        return numbers.stream().anyMatch(own -> own.stream().anyMatch(readings::contains));
    }

    /** How many of these words it has. */
    int count(Set<String> asked) {
        return (int) asked.stream().filter(this::has).count();
    }

    /** Endings that the stemmer does not know. */
    private static boolean isOneWord(String one, String other) {
        int shorter = Math.min(one.length(), other.length());
        if (shorter < 5 || Math.abs(one.length() - other.length()) > 4) {
            return false;
        }
        int same = 0;
        while (same < shorter && one.charAt(same) == other.charAt(same)) {
            same++;
        }
        return same >= Math.max(5, shorter - 1);
    }
}
