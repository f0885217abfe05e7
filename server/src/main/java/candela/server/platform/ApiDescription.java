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
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * How the API describes itself: each call stands under the context that answers it, the acting person is no parameter,
 * what is not @Nullable is always there, and whatever fails answers with a problem.
 */
@Configuration(proxyBeanMethods = false)
class ApiDescription {

    private static final String PREFIX = Components.COMPONENTS_SCHEMAS_REF;

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Actor.class);
    }

    /** What every failure answers (RFC 9457), with the code and the fields that {@link ProblemAdvice} adds. */
    @io.swagger.v3.oas.annotations.media.Schema(name = "ProblemDetail")
    record Answer(
            String type,
            String title,
            int status,
            String detail,
            @Nullable String instance,
            String code,
            @Nullable List<Problem.FieldError> errors) {}

    @Bean
    OpenAPI api() {
        var problem = ModelConverters.getInstance().readAllAsResolvedSchema(Answer.class);
        require(Answer.class, problem.schema);
        require(Problem.FieldError.class, problem.referencedSchemas.get("FieldError"));
        var components = new Components().addSchemas("ProblemDetail", problem.schema);
        problem.referencedSchemas.forEach(components::addSchemas);
        return new OpenAPI().info(new Info().title("Candela").version("1")).components(components);
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

    /** A context is the first package below the server's. */
    @Bean
    GlobalOperationCustomizer tagIsTheContext() {
        var root = "candela.server.";
        return (operation, method) -> {
            var name = method.getBeanType().getPackageName().substring(root.length());
            return operation.tags(List.of(name.split("\\.", 2)[0]));
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
                                : context.getDefinedModels()
                                        .get(schema.get$ref().substring(PREFIX.length())));
            }
            return schema;
        };
    }

    private static void require(Class<?> record, @Nullable Schema<?> model) {
        if (model == null || model.getProperties() == null) {
            return;
        }
        for (var part : record.getRecordComponents()) {
            var name = part.getName();
            if (!model.getProperties().containsKey(name)) {
                continue;
            }
            if (part.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                model.getProperties().put(name, orNull(model.getProperties().get(name)));
            } else if (model.getRequired() == null || !model.getRequired().contains(name)) {
                model.addRequiredItem(name);
            }
        }
    }

    /**
     * What is @Nullable is sent as null, so the description says so; what may be anything may be null without saying
     * it.
     */
    private static Schema<?> orNull(Schema<?> schema) {
        if (schema.get$ref() == null
                && schema.getType() == null
                && (schema.getTypes() == null || schema.getTypes().isEmpty())) {
            return schema;
        }
        if (schema.get$ref() == null) {
            schema.addType("null");
            return schema;
        }
        var nothing = new Schema<>();
        nothing.addType("null");
        return new Schema<>().anyOf(List.of(schema, nothing));
    }
}
