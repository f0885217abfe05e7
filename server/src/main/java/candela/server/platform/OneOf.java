package candela.server.platform;

import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.List;
import java.util.stream.Stream;
import org.springdoc.core.customizers.PropertyCustomizer;
import org.springframework.stereotype.Component;

/** A word of a fixed list as the API writes it; its description lists them. */
@Retention(RetentionPolicy.RUNTIME)
public @interface OneOf {

    Class<? extends Enum<?>> value();

    /** Those that are not taken here, by their names in the enum. */
    String[] without() default {};

    /** Writes the list into the API's description. */
    @Component("oneOfListing")
    class Listing implements PropertyCustomizer {

        @Override
        public Schema<?> customize(Schema property, AnnotatedType type) {
            var annotations = type.getCtxAnnotations();
            if (annotations != null) {
                Stream.of(annotations)
                        .filter(OneOf.class::isInstance)
                        .map(OneOf.class::cast)
                        .forEach(it -> list(property, it));
            }
            return property;
        }

        @SuppressWarnings("unchecked")
        private static void list(Schema property, OneOf words) {
            ((Schema<String>) property).setEnum(words(words.value(), List.of(words.without())));
        }

        private static List<String> words(Class<? extends Enum<?>> type, List<String> without) {
            return Stream.of(type.getEnumConstants())
                    .filter(it -> !without.contains(it.name()))
                    .map(Words::text)
                    .toList();
        }
    }
}
