package candela.server.feed;

import candela.engine.feed.Bucket;
import candela.engine.feed.Choice;
import candela.engine.feed.Login;
import candela.engine.feed.RestService;
import candela.engine.feed.RestService.Paging;
import candela.engine.feed.RestService.Resource;
import candela.server.platform.Words;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where a feed copies from, as the API writes it.
 *
 * @param address the service's root, or the bucket's endpoint
 * @param secret write-only; left out to keep the stored one
 * @param tables of OData and S3; none of S3 for all
 * @param rest of REST alone
 * @param bucket of S3 alone
 */
@Schema(name = "FeedPlace")
record PlaceBody(
        @NotBlank String address,
        @NotNull @Valid LoginBody login,
        @Nullable String secret,
        @Nullable @Valid List<TableBody> tables,
        @Nullable @Valid RestBody rest,
        @Nullable @Valid BucketBody bucket) {

    FeedForm form() {
        var chosen = Objects.requireNonNullElse(tables, List.<TableBody>of()).stream()
                .map(it -> new Choice(it.table(), blankAsNull(it.cursor())))
                .toList();
        return new FeedForm(
                address,
                login.login(),
                secret,
                chosen,
                rest == null ? null : rest.service(),
                bucket == null ? null : bucket.bucket());
    }

    static PlaceBody of(FeedSettings it) {
        var rest = it.rest();
        var bucket = it.bucket();
        return new PlaceBody(
                it.address(),
                LoginBody.of(it.login()),
                null,
                it.tables().stream()
                        .map(table -> new TableBody(table.table(), table.cursor()))
                        .toList(),
                rest == null ? null : RestBody.of(rest),
                bucket == null ? null : BucketBody.of(bucket));
    }

    @Schema(name = "FeedLogin")
    record LoginBody(
            @NotBlank @Schema(allowableValues = {"none", "basic", "api_key", "oauth2", "aws4"})
            String kind,

            @Nullable String username,
            @Nullable String header,
            @Nullable String tokenAddress,
            @Nullable String clientId,
            @Nullable String scope) {

        static LoginBody of(Login it) {
            return new LoginBody(
                    Words.text(it.kind()), it.username(), it.header(), it.tokenAddress(), it.clientId(), it.scope());
        }

        Login login() {
            return new Login(
                    Words.read(Login.Kind.class, "login.kind", kind), username, header, tokenAddress, clientId, scope);
        }
    }

    @Schema(name = "FeedTable")
    record TableBody(@NotBlank String table, @Nullable String cursor) {}

    @Schema(name = "FeedBucket")
    record BucketBody(
            @NotBlank String region,
            @NotBlank String name,
            @NotNull String prefix) {

        static BucketBody of(Bucket it) {
            return new BucketBody(it.region(), it.name(), it.prefix());
        }

        Bucket bucket() {
            return new Bucket(region.strip(), name.strip(), prefix.strip().replaceFirst("^/+", ""));
        }
    }

    @Schema(name = "FeedResource")
    record ResourceBody(
            @NotBlank @Size(max = 60) String table,
            @NotNull String path,
            @NotNull String records,
            @Nullable String key,
            @Nullable String cursor,
            @Nullable String since) {

        static ResourceBody of(Resource it) {
            return new ResourceBody(it.table(), it.path(), it.records(), it.key(), it.cursor(), it.since());
        }

        Resource resource() {
            return new Resource(
                    table.strip(),
                    path.strip(),
                    records.strip(),
                    blankAsNull(key),
                    blankAsNull(cursor),
                    blankAsNull(since));
        }
    }

    /** The fields mean what they mean in the engine's {@link Paging}. */
    @Schema(name = "FeedPaging")
    record PagingBody(
            @NotBlank @Schema(allowableValues = {"none", "page", "offset", "cursor", "link"})
            String kind,

            @Nullable String parameter,
            @Nullable String sizeParameter,
            @Min(1) @Max(10_000) int size,
            @Min(0) @Max(1) int first,
            @Nullable String next) {

        static PagingBody of(Paging it) {
            return new PagingBody(
                    Words.text(it.kind()), it.parameter(), it.sizeParameter(), it.size(), it.first(), it.next());
        }

        Paging paging() {
            var way = Words.read(Paging.Kind.class, "paging.kind", kind);
            return new Paging(way, blankAsNull(parameter), blankAsNull(sizeParameter), size, first, blankAsNull(next));
        }
    }

    @Schema(name = "FeedRest")
    record RestBody(
            @NotNull @Valid PagingBody paging,
            @NotNull @Valid List<ResourceBody> resources) {

        static RestBody of(RestService it) {
            return new RestBody(
                    PagingBody.of(it.paging()),
                    it.resources().stream().map(ResourceBody::of).toList());
        }

        RestService service() {
            return new RestService(
                    paging.paging(),
                    resources.stream().map(ResourceBody::resource).toList());
        }
    }

    private static @Nullable String blankAsNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
