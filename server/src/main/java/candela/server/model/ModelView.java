package candela.server.model;

import candela.engine.ai.wire.ModelType;
import candela.server.model.Connection.ConnectionId;
import candela.server.model.Model.ModelId;
import candela.server.platform.Actor;
import candela.server.platform.OneOf;
import candela.server.platform.Words;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A model as people see it; prices are in US dollars for what the unit says, null where nobody knows them. */
@Schema(name = "Model")
record ModelView(
        ModelId id,
        ConnectionId connection,
        String connectionName,
        String provider,

        @OneOf(Scope.class) String scope,

        String name,
        String upstream,

        @OneOf(ModelType.class) String type,

        @Nullable Integer contextSize,
        @Nullable Integer maxOutput,
        @Nullable Integer dimension,

        @Schema(
                description =
                        "tokens: both prices are per 1,000,000 tokens; images: outputPrice is per image; characters: inputPrice is per 1,000,000 characters")
        @OneOf(PriceUnit.class)
        String priceUnit,

        @Nullable BigDecimal inputPrice,
        @Nullable BigDecimal outputPrice,
        List<String> capabilities,
        boolean enabled,
        boolean builtIn,
        boolean writable,
        Instant createdAt) {

    static ModelView of(Actor actor, ModelDesk.Offered offered) {
        var it = offered.model();
        var connection = offered.connection();
        return new ModelView(
                it.id(),
                connection.id(),
                connection.name(),
                connection.provider(),
                Words.text(connection.scope()),
                it.name(),
                it.upstream(),
                Words.text(it.type()),
                it.contextSize(),
                it.maxOutput(),
                it.dimension(),
                Words.text(it.priceUnit()),
                it.inputPrice(),
                it.outputPrice(),
                it.capabilities().stream().map(Words::text).sorted().toList(),
                it.enabled(),
                connection.isBuiltIn(),
                connection.scope().mayWrite(actor),
                it.createdAt());
    }
}
