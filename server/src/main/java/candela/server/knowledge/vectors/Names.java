package candela.server.knowledge.vectors;

import java.util.Locale;

/** What our things are called in a store that others may use too. */
final class Names {

    /** Begins the name of each model's vectors. */
    static final String VECTORS = "candela_vectors_";
    /** Where the number is kept that the store has come to. */
    static final String SEQUENCE = "candela_sequence";

    /** What is kept of a passage beside its vector. */
    static final String INDEX = "passage_index";

    static final String DOCUMENT = "document";
    static final String INGESTION = "ingestion";

    private Names() {}

    /** Vectors of different models lie apart, since they are never compared. */
    static String of(String model) {
        return VECTORS + model.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "_");
    }
}
