package candela.server.model;

import candela.engine.ai.wire.Capability;
import candela.engine.ai.wire.ModelType;
import candela.server.model.Connection.ConnectionId;
import candela.server.platform.TypedId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/**
 * A model as people call it. Immutable: a change is a new Model.
 *
 * @param holder whose its connection is, see {@link Connection#holder()}
 * @param name what clients send
 * @param upstream what the provider calls it
 * @param contextSize how many tokens go into one call; null where nobody knows
 * @param maxOutput how many tokens come out of one call at most; null where nobody knows
 * @param dimension how many numbers a vector has; null where it makes none, or nobody knows
 * @param priceUnit what the prices are for
 * @param inputPrice US dollars for 1,000,000 tokens or characters that go in; null where nobody knows, 0 where they are
 *     free
 * @param outputPrice US dollars for 1,000,000 tokens that come out, or for one picture; null where nobody knows, 0
 *     where they are free
 */
@Table(schema = "model", name = "model")
public record Model(
        @Id ModelId id,
        ConnectionId connection,
        UUID holder,
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
        boolean enabled,
        Instant createdAt,
        @Version int version) {

    public record ModelId(UUID value) implements TypedId {}

    public Model {
        capabilities = Set.copyOf(capabilities);
    }

    static Model of(Connection connection, ModelForm form, Instant now) {
        return new Model(
                new ModelId(TypedId.next()),
                connection.id(),
                connection.holder(),
                form.name(),
                form.upstream(),
                form.type(),
                form.contextSize(),
                form.maxOutput(),
                form.dimension(),
                form.priceUnit(),
                form.inputPrice(),
                form.outputPrice(),
                form.capabilities(),
                form.enabled(),
                now,
                0);
    }

    Model with(ModelForm form) {
        return new Model(
                id,
                connection,
                holder,
                form.name(),
                form.upstream(),
                form.type(),
                form.contextSize(),
                form.maxOutput(),
                form.dimension(),
                form.priceUnit(),
                form.inputPrice(),
                form.outputPrice(),
                form.capabilities(),
                form.enabled(),
                createdAt,
                version);
    }

    /** Whether what a call costs can be told. Of texts that become vectors nothing comes out that is paid for. */
    public boolean isPriceKnown() {
        return switch (priceUnit) {
            case TOKENS -> inputPrice != null && (outputPrice != null || type == ModelType.EMBEDDINGS);
            case IMAGES -> outputPrice != null;
            case CHARACTERS -> inputPrice != null;
        };
    }

    Model with(boolean enabled) {
        return new Model(
                id,
                connection,
                holder,
                name,
                upstream,
                type,
                contextSize,
                maxOutput,
                dimension,
                priceUnit,
                inputPrice,
                outputPrice,
                capabilities,
                enabled,
                createdAt,
                version);
    }
}
