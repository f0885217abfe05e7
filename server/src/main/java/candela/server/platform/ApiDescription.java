package candela.server.platform;

import com.fasterxml.jackson.databind.type.TypeFactory;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.ProblemDetail;

/**
 * How the API describes itself: the acting person is no parameter, what is not @Nullable is always there, and whatever
 * fails answers with a problem.
 */
@Configuration(proxyBeanMethods = false)
class ApiDescription {

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Actor.class);
    }

    @Bean
    OpenAPI api() {
        var problem = ModelConverters.getInstance().readAllAsResolvedSchema(ProblemDetail.class);
        return new OpenAPI()
                .info(new Info().title("Candela").version("1"))
                .components(new Components().addSchemas("ProblemDetail", problem.schema));
    }

    @Bean
    GlobalOperationCustomizer problemsAreAnswers() {
        var problem = new MediaType().schema(new Schema<>().$ref("#/components/schemas/ProblemDetail"));
        return (operation, method) -> {
            operation
                    .getResponses()
                    .setDefault(new ApiResponse()
                            .description("A problem")
                            .content(new Content().addMediaType("application/problem+json", problem)));
            return operation;
        };
    }

    @Bean
    ModelConverter nonNullIsRequired() {
        return (type, context, chain) -> {
            var schema = chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
            var java =
                    TypeFactory.defaultInstance().constructType(type.getType()).getRawClass();
            if (schema != null && java.isRecord()) {
                require(
                        java,
                        schema.get$ref() == null
                                ? schema
                                : context.getDefinedModels().get(java.getSimpleName()));
            }
            return schema;
        };
    }

    private static void require(Class<?> record, @Nullable Schema<?> model) {
        if (model == null || model.getProperties() == null) {
            return;
        }
        Arrays.stream(record.getRecordComponents())
                .filter(part -> !part.getAnnotatedType().isAnnotationPresent(Nullable.class))
                .filter(part -> model.getProperties().containsKey(part.getName()))
                .filter(part ->
                        model.getRequired() == null || !model.getRequired().contains(part.getName()))
                .forEach(part -> model.addRequiredItem(part.getName()));
    }
}
