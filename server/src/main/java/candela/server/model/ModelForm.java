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
 * @param inputPrice US dollars per 1,000,000 tokens or characters
 * @param outputPrice US dollars per 1,000,000 tokens, or per picture
 */
record ModelForm(
        String name,
        String upstream,
        ModelType type,
        @Nullable Integer contextSize,
        @Nullable Integer maxOutput,
        @Nullable Integer dimension,
        PriceUnit priceUnit,
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
        checkUnit();
        plausible("inputPrice", inputPrice);
        plausible("outputPrice", outputPrice);
    }

    /** Only pictures are paid by the picture, only speech by the character; neither has two prices. */
    private void checkUnit() {
        if (priceUnit == PriceUnit.IMAGES && type != ModelType.IMAGE) {
            throw Problem.invalid("priceUnit", "Only models of the type image are paid by the image");
        }
        if (priceUnit == PriceUnit.CHARACTERS && type != ModelType.TEXT_TO_SPEECH) {
            throw Problem.invalid("priceUnit", "Only models of the type text_to_speech are paid by the character");
        }
        if (priceUnit == PriceUnit.IMAGES && inputPrice != null) {
            throw Problem.invalid(
                    "inputPrice", "The price of an image is entered as outputPrice, and there is no other");
        }
        if (priceUnit == PriceUnit.CHARACTERS && outputPrice != null) {
            throw Problem.invalid(
                    "outputPrice", "The price of 1,000,000 characters is entered as inputPrice, and there is no other");
        }
    }

    private static void positive(String field, @Nullable Integer value) {
        if (value != null && value <= 0) {
            throw Problem.invalid(
                    field, "The field " + field + " must be larger than 0, or empty where you do not know it");
        }
    }

    private void plausible(String field, @Nullable BigDecimal price) {
        if (price == null || price.signum() == 0) {
            return;
        }
        if (price.signum() < 0) {
            throw Problem.invalid(field, "A price is not below 0; enter 0 where the model is free");
        }
        if (price.compareTo(LEAST) < 0 && priceUnit != PriceUnit.IMAGES) {
            var one = priceUnit == PriceUnit.TOKENS ? "token" : "character";
            throw Problem.invalid(
                    field,
                    "Prices are in US dollars per 1,000,000 %ss. %s looks like the price of one %s: that would be %s"
                            .formatted(one, price.toPlainString(), one, plain(price.multiply(MILLION))));
        }
        if (price.compareTo(MOST) > 0) {
            throw Problem.invalid(
                    field,
                    "Prices are in US dollars per %s. More than 10,000 dollars for that is no price that anybody asks"
                            .formatted(per()));
        }
    }

    private String per() {
        return switch (priceUnit) {
            case TOKENS -> "1,000,000 tokens";
            case IMAGES -> "image";
            case CHARACTERS -> "1,000,000 characters";
        };
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
