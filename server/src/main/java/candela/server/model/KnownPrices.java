package candela.server.model;

import candela.server.platform.JsonColumn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What well-known models cost when {@code prices.json} was written: filled into forms, for people to look over. */
final class KnownPrices {

    /**
     * The price of a model in US dollars for what the unit says, as {@link Model} has it.
     *
     * @param input null where only what comes out is paid for
     * @param output null where only what goes in is paid for
     */
    record Price(
            PriceUnit unit,
            @Nullable BigDecimal input,
            @Nullable BigDecimal output,
            LocalDate asOf) {}

    /** @param unit null for tokens */
    record Line(
            String provider,
            String model,
            @Nullable PriceUnit unit,
            @Nullable BigDecimal input,
            @Nullable BigDecimal output) {

        Price price(LocalDate asOf) {
            return new Price(Objects.requireNonNullElse(unit, PriceUnit.TOKENS), input, output, asOf);
        }
    }

    record Sheet(String asOf, String currency, List<Line> prices) {

        static Sheet read() {
            try (var in = Objects.requireNonNull(KnownPrices.class.getResourceAsStream("prices.json"))) {
                return JsonColumn.MAPPER.readValue(in, Sheet.class);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Read once, when somebody first asks. */
    private static final class All {
        private static final Map<String, Price> PRICES = read();

        private static Map<String, Price> read() {
            var sheet = Sheet.read();
            var asOf = LocalDate.parse(sheet.asOf());
            Function<Line, String> key = it -> key(it.provider(), it.model());
            return sheet.prices().stream().collect(Collectors.toMap(key, it -> it.price(asOf)));
        }
    }

    /** Stands for all models of a provider. */
    private static final String EVERY = "*";

    private KnownPrices() {}

    static Optional<Price> of(String provider, String model) {
        return Optional.ofNullable(All.PRICES.get(key(provider, model)))
                .or(() -> Optional.ofNullable(All.PRICES.get(key(provider, EVERY))));
    }

    private static String key(String provider, String model) {
        return provider + " " + model;
    }
}
