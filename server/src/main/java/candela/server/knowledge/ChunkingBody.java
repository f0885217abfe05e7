package candela.server.knowledge;

import candela.server.platform.OneOf;
import candela.server.platform.Words;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How documents are cut, with the numbers that the strategy knows. */
@Schema(name = "Chunking")
public record ChunkingBody(
        @OneOf(Cutting.Strategy.class) String strategy,
        @Nullable Integer combineUnder,
        @Nullable Integer newAfter,
        @Nullable Boolean multipage,
        @Nullable Integer size,
        @Nullable Integer overlap) {

    public static ChunkingBody of(Cutting it) {
        return new ChunkingBody(
                Words.text(it.strategy()), it.combineUnder(), it.newAfter(), it.multipage(), it.size(), it.overlap());
    }

    public static Cutting cutting(@Nullable ChunkingBody body) {
        return body == null
                ? Cutting.DEFAULT
                : new Cutting(
                                Words.read(Cutting.Strategy.class, "chunking.strategy", body.strategy()),
                                body.combineUnder(),
                                body.newAfter(),
                                body.multipage(),
                                body.size(),
                                body.overlap())
                        .complete();
    }
}
