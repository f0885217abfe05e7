package candela.server.query.template;

import candela.server.datasource.DataSource.DataSourceId;
import candela.server.platform.Actor;
import candela.server.platform.Actor.UserId;
import candela.server.query.Asking;
import candela.server.query.template.Template.Sharing;
import candela.server.query.template.Template.TemplateId;
import candela.server.query.template.TemplateBody.ParameterBody;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A saved question as the API shows it.
 *
 * @param mayRun whether the reader may run it
 * @param mayEdit whether the reader may change it
 */
@Schema(name = "QueryTemplate")
record TemplateView(
        TemplateId id,
        String name,
        String description,
        String category,
        DataSourceId dataSource,
        List<DataSourceId> otherSources,
        String dataSourceName,
        String question,
        String sql,
        List<ParameterBody> parameters,
        @Schema(allowableValues = {"private", "team"}) String visibility,

        @Schema(allowableValues = {"read", "execute", "edit"})
        String sharing,

        boolean verified,
        long usageCount,
        @Nullable Instant lastUsedAt,
        Instant createdAt,
        Instant updatedAt,
        UserId owner,
        String ownerName,
        boolean mine,
        boolean mayRun,
        boolean mayEdit,
        int version) {

    static TemplateView of(Actor actor, Template it, String sourceName, String ownerName) {
        var content = it.content();
        return new TemplateView(
                it.id(),
                content.name(),
                content.description(),
                content.category(),
                content.dataSource(),
                content.others(),
                sourceName,
                content.question(),
                content.sql(),
                content.parameters().list().stream().map(ParameterBody::of).toList(),
                lower(content.visibility()),
                lower(content.sharing()),
                it.verifiedTerm() != null,
                it.usageCount(),
                it.lastUsedAt(),
                it.createdAt(),
                it.updatedAt(),
                it.owner(),
                ownerName,
                it.isOwnedBy(actor),
                actor.may(Asking.RUN) && it.allows(actor, Sharing.EXECUTE),
                actor.may(Asking.SQL) && it.allows(actor, Sharing.EDIT),
                it.version());
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
