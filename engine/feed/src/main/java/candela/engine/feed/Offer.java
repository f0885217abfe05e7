package candela.engine.feed;

import java.util.List;

/**
 * A table that a service offers.
 *
 * @param key the columns by which its rows are told apart; empty when the service does not say
 * @param references names of the tables that its rows point to
 */
public record Offer(String name, String description, List<Column> columns, List<String> key, List<String> references) {

    public Offer {
        columns = List.copyOf(columns);
        key = List.copyOf(key);
        references = List.copyOf(references);
    }

    /**
     * A column on offer.
     *
     * @param type as the service calls it
     * @param ordered whether what changed can be asked for by its values
     */
    public record Column(String name, String type, boolean ordered) {}
}
