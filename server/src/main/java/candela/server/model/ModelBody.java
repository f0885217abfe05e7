package candela.server.model;

import candela.engine.ai.wire.Capability;
import candela.engine.ai.wire.ModelType;
import candela.server.platform.OneOf;
import candela.server.platform.Words;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A model as people enter it; prices are in US dollars for what the unit says, tokens where there is none. */
@Schema(name = "NewModel")
record ModelBody(
        @NotBlank String name,
        @Nullable String upstream,

        @NotNull @OneOf(ModelType.class) String type,

        @Nullable Integer contextSize,
        @Nullable Integer maxOutput,
        @Nullable Integer dimension,

        @Schema(
                description =
                        "tokens: both prices are per 1,000,000 tokens; images: outputPrice is per image; characters: inputPrice is per 1,000,000 characters")
        @Nullable
        @OneOf(PriceUnit.class)
        String priceUnit,

        @Nullable BigDecimal inputPrice,
        @Nullable BigDecimal outputPrice,
        @Nullable List<@NotNull String> capabilities,
        @Nullable Boolean enabled) {

    ModelForm form() {
        return new ModelForm(
                name,
                Objects.requireNonNullElse(upstream, ""),
                Words.read(ModelType.class, "type", type),
                contextSize,
                maxOutput,
                dimension,
                priceUnit == null ? PriceUnit.TOKENS : Words.read(PriceUnit.class, "priceUnit", priceUnit),
                inputPrice,
                outputPrice,
                Objects.requireNonNullElse(capabilities, List.<String>of()).stream()
                        .map(it -> Words.read(Capability.class, "capabilities", it))
                        .collect(Collectors.toSet()),
                !Boolean.FALSE.equals(enabled));
    }
}
