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
     * The price of a model in US dollars per 1,000,000 tokens.
     *
     * @param output null where nothing comes out that is counted
     */
    record Price(BigDecimal input, @Nullable BigDecimal output, LocalDate asOf) {}

    private record Line(
            String provider,
            String model,
            BigDecimal input,
            @Nullable BigDecimal output) {}

    private record Sheet(String asOf, List<Line> prices) {}

    /** Read once, when somebody first asks. */
    private static final class All {
        private static final Map<String, Price> PRICES = read();

        private static Map<String, Price> read() {
            try (var in = Objects.requireNonNull(KnownPrices.class.getResourceAsStream("prices.json"))) {
                var sheet = JsonColumn.MAPPER.readValue(in, Sheet.class);
                var asOf = LocalDate.parse(sheet.asOf());
                Function<Line, String> key = it -> key(it.provider(), it.model());
                return sheet.prices().stream()
                        .collect(Collectors.toMap(key, it -> new Price(it.input(), it.output(), asOf)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
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
