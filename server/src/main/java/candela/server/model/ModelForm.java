package candela.server.model;

import candela.engine.ai.wire.Capability;
import candela.engine.ai.wire.ModelType;
import candela.server.platform.Problem;
import java.math.BigDecimal;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What somebody enters about a model.
 *
 * @param inputPrice US dollars per 1,000,000 tokens
 * @param outputPrice US dollars per 1,000,000 tokens
 */
record ModelForm(
        String name,
        String upstream,
        ModelType type,
        @Nullable Integer contextSize,
        @Nullable Integer maxOutput,
        @Nullable Integer dimension,
        @Nullable BigDecimal inputPrice,
        @Nullable BigDecimal outputPrice,
        Set<Capability> capabilities,
        boolean enabled) {

    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._:/@+-]{0,199}");
    private static final int LONGEST_UPSTREAM = 400;
    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);

    /** Nobody sells a million tokens for less than a tenth of a cent: who enters that means one token. */
    private static final BigDecimal LEAST = new BigDecimal("0.001");

    private static final BigDecimal MOST = BigDecimal.valueOf(10_000);

    ModelForm {
        name = name.strip();
        upstream = upstream.isBlank() ? name : upstream.strip();
        inputPrice = plain(inputPrice);
        outputPrice = plain(outputPrice);
        capabilities = Set.copyOf(capabilities);
    }

    void check() {
        if (!NAME.matcher(name).matches()) {
            throw Problem.invalid(
                    "name",
                    "A model's name has up to 200 letters, digits and . _ : / @ + - without spaces, like gpt-5-mini");
        }
        if (upstream.length() > LONGEST_UPSTREAM) {
            throw Problem.invalid("upstream", "The provider's name for a model has 400 characters at most");
        }
        positive("contextSize", contextSize);
        positive("maxOutput", maxOutput);
        positive("dimension", dimension);
        if (dimension != null && type != ModelType.EMBEDDINGS) {
            throw Problem.invalid("dimension", "Only models of the type embeddings have a dimension");
        }
        plausible("inputPrice", inputPrice);
        plausible("outputPrice", outputPrice);
    }

    private static void positive(String field, @Nullable Integer value) {
        if (value != null && value <= 0) {
            throw Problem.invalid(
                    field, "The field " + field + " must be larger than 0, or empty where you do not know it");
        }
    }

    private static void plausible(String field, @Nullable BigDecimal price) {
        if (price == null || price.signum() == 0) {
            return;
        }
        if (price.signum() < 0) {
            throw Problem.invalid(field, "A price is not below 0; enter 0 where the model is free");
        }
        if (price.compareTo(LEAST) < 0) {
            throw Problem.invalid(
                    field,
                    "Prices are in US dollars per 1,000,000 tokens. %s looks like the price of one token: that would be %s"
                            .formatted(price.toPlainString(), plain(price.multiply(MILLION))));
        }
        if (price.compareTo(MOST) > 0) {
            throw Problem.invalid(
                    field,
                    "Prices are in US dollars per 1,000,000 tokens. More than 10,000 dollars for these is no price that anybody asks");
        }
    }

    /** Without zeros at the end, and never as a power of ten. */
    private static @Nullable BigDecimal plain(@Nullable BigDecimal price) {
        if (price == null) {
            return null;
        }
        var stripped = price.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
