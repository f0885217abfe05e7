package candela.server.datasource;

import candela.server.datasource.DataSource.Kind;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.List;
import java.util.stream.Stream;
import org.springdoc.core.customizers.PropertyCustomizer;
import org.springframework.stereotype.Component;

/** A kind of source as the API writes it; its description lists those that there are. */
@Retention(RetentionPolicy.RUNTIME)
@interface KindWord {

    /** Only those that are connected by typed fields. */
    boolean connected() default false;

    /** Writes the list into the API's description. */
    @Component
    class Listing implements PropertyCustomizer {

        @Override
        public Schema<?> customize(Schema property, AnnotatedType type) {
            var annotations = type.getCtxAnnotations();
            if (annotations != null) {
                Stream.of(annotations)
                        .filter(KindWord.class::isInstance)
                        .map(KindWord.class::cast)
                        .forEach(it -> list(property, it));
            }
            return property;
        }

        @SuppressWarnings("unchecked")
        private static void list(Schema<?> property, KindWord word) {
            ((Schema<String>) property).setEnum(words(word.connected()));
        }

        private static List<String> words(boolean connected) {
            return Stream.of(Kind.values())
                    .filter(it -> !connected || it.isServer() || it.isLocalFile())
                    .map(Wire::text)
                    .toList();
        }
    }
}
