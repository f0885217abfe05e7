package candela.engine.ai.guard;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** Finds a family of kinds in text, without a model and without a network. */
public enum Detector {
    /**
     * Values that tell of a person; names alone are not found, because nothing but a list would tell them from others.
     */
    PERSONAL_DATA(PersonalKinds.ALL),
    /** Keys, tokens and passwords. */
    SECRETS(SecretKinds.ALL),
    /** Text that wants to take a model over: orders against its instructions, hidden characters, ways to leak. */
    INJECTION(InjectionKinds.ALL);

    private final List<Kind> kinds;

    Detector(List<Kind> kinds) {
        this.kinds = kinds;
    }

    /** The names of its kinds. */
    public List<String> kinds() {
        return kinds.stream().map(Kind::name).distinct().toList();
    }

    /** All that it finds in a text, in the order of the text. */
    public List<Finding> find(String text) {
        var filter = new Filter(List.of(watch(List.of(), Treatment.FLAG)));
        filter.all(text);
        return filter.drain().stream().map(Sighting::finding).toList();
    }

    /** @param names which kinds to look for; all where there are none */
    public Watch watch(Collection<String> names, Treatment treatment) {
        var chosen = kinds.stream().filter(it -> names.isEmpty() || names.contains(it.name()));
        return new Watch(chosen.toList(), treatment);
    }

    /** The first words of a text, in which whatever looks like personal data or a secret is masked. */
    public static String excerpt(String text) {
        return Excerpt.of(text);
    }

    /** Masks whatever is nobody's business, for those who only need to know that it was there. */
    static Filter veil() {
        var kinds = Stream.of(PERSONAL_DATA, SECRETS).flatMap(it -> it.kinds.stream());
        return new Filter(List.of(new Watch(kinds.toList(), Treatment.MASK)), false);
    }
}
