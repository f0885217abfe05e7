package candela.engine.ask;

import candela.engine.sql.Apart;
import candela.engine.sql.Dialect;
import candela.engine.sql.Schema;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The words of the people who ask. A term beats every guess; of two terms with the same words the first one counts, and
 * one that does not fit the schema is passed over.
 */
public record Vocabulary(List<Term> terms) {
    public static final Vocabulary EMPTY = new Vocabulary(List.of());

    public Vocabulary {
        terms = List.copyOf(terms);
    }

    /**
     * The same words where the tables of their database are some among others.
     *
     * @param names what its tables are called there, by the names that tell them {@link Apart}
     */
    public Vocabulary among(Schema own, Map<String, String> names) {
        var apart = Apart.of(own);
        var formulas = new Formulas(new Catalog(apart.schema(), new Written(), apart.renamed()));
        return new Vocabulary(terms.stream()
                .flatMap(it -> new Relocation(formulas, names).of(it).stream())
                .toList());
    }

    /** These and others, each once. */
    public Vocabulary and(Vocabulary others) {
        var ids = terms.stream().map(Term::id).collect(Collectors.toSet());
        return new Vocabulary(Stream.concat(
                        terms.stream(), others.terms.stream().filter(it -> !ids.contains(it.id())))
                .toList());
    }

    /**
     * What is wrong with a term.
     *
     * @param field {@code phrases} or {@code meaning}
     */
    public record Fault(String field, String message) {}

    /** Tells what is wrong with a term in a database; empty when questions may use it. */
    public static Optional<Fault> fault(Schema schema, Dialect dialect, Term term) {
        var written = ValueIndex.of(schema, (table, column) -> column.samples()).written();
        var apart = Apart.of(schema);
        var catalog = new Catalog(written.applied(apart.schema()), written, apart.renamed());
        if (term.phrases().isEmpty() || term.phrases().stream().anyMatch(Glossary::isWordless)) {
            return Optional.of(new Fault("phrases", "A term needs at least one word"));
        }
        try {
            new Definitions(catalog, new Joins(apart.schema()), LocalDate.EPOCH).check(term, dialect, schema);
            return Optional.empty();
        } catch (Wrong e) {
            return Optional.of(new Fault("meaning", e.getMessage()));
        }
    }
}
