package candela.engine.feed;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Values of JSON as the text of a cell. */
final class Values {

    private Values() {}

    /**
     * Nothing for null and what is missing; lists and objects as JSON.
     *
     * @param moment whether an offset from UTC is worked in
     */
    static @Nullable String text(JsonNode node, boolean moment) {
        if (node.isNull() || node.isMissingNode()) {
            return null;
        }
        if (!node.isString()) {
            return node.isNumber() ? node.decimalValue().toPlainString() : node.toString();
        }
        return moment ? utc(node.asString()) : node.asString();
    }

    private static String utc(String text) {
        try {
            return OffsetDateTime.parse(text)
                    .withOffsetSameInstant(ZoneOffset.UTC)
                    .toLocalDateTime()
                    .toString();
        } catch (DateTimeException e) {
            return text;
        }
    }
}
