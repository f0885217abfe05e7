package candela.engine.ask;

import candela.engine.ask.Evidence.Mention;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Describes the words around a mention: what stands before and after, and where in the question. */
final class Surroundings {
    /** Words at which a question turns from what is wanted to what is told about it. */
    private static final Set<String> TURNS = Set.of(
            "with", "whose", "who", "that", "which", "having", "have", "has", "where", "when", "for", "in", "by",
            "than", "each", "every", "from", "of", "and", "or", "not", "no", "most", "least", "more", "less", "order",
            "sorted", "per", "at", "on", "is", "are", "number", "many");

    private final Evidence evidence;
    private final TraitList list;

    Surroundings(Evidence evidence, TraitList list) {
        this.evidence = evidence;
        this.list = list;
    }

    /** What stands before and after a mention, the words kept apart from others by a prefix. */
    void around(@Nullable Mention at, String prefix) {
        if (at == null) {
            list.add(prefix + "nowhere", "");
            return;
        }
        list.once(prefix + at.from() + "-" + at.to(), () -> describe(at, prefix));
    }

    private void describe(Mention at, String prefix) {
        var before = evidence.word(at.from() - 1);
        var before2 = evidence.word(at.from() - 2);
        var after = evidence.word(at.to());
        list.add(prefix + "before", before);
        list.add(prefix + "before 2", before2);
        list.add(prefix + "two before", before2 + " " + before);
        list.add(prefix + "three before", evidence.word(at.from() - 3) + " " + before2 + " " + before);
        list.add(prefix + "after", after);
        list.add(prefix + "after 2", evidence.word(at.to() + 1));
        list.add(prefix + "two after", after + " " + evidence.word(at.to() + 1));
        list.add(prefix + "both sides", before + "_" + after);
        list.add(prefix + "cue before", cue(at.from() - 1) + " " + cue(at.from() - 2));
        list.add(prefix + "cue after", cue(at.to()) + " " + cue(at.to() + 1));
        list.add(prefix + "place", Math.min(5, place(at)));
        for (int i = 0; i < at.from(); i++) {
            if (TURNS.contains(evidence.word(i))) {
                list.add(prefix + "turned", evidence.word(i));
            }
        }
        var last = "start";
        for (int i = 0; i < at.from(); i++) {
            if (TURNS.contains(evidence.word(i))) {
                last = evidence.word(i);
            }
        }
        list.add(prefix + "last turn", last);
        list.add(prefix + "last turn place", last + Math.min(3, place(at)));
    }

    /** How many other names stand before this one. */
    private int place(Mention at) {
        return (int) evidence.named.stream()
                .filter(it -> it.to() <= at.from())
                .map(Mention::from)
                .distinct()
                .count();
    }

    private String cue(int i) {
        if (i < 0 || i >= evidence.cues.length) {
            return "-";
        }
        var cue = evidence.cues[i];
        return cue == null ? "" : cue.name();
    }
}
