package candela.server.platform;

import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.converter.Converter;
import org.springframework.core.convert.converter.ConverterFactory;
import org.springframework.data.convert.ReadingConverter;
import org.springframework.data.convert.WritingConverter;
import org.springframework.data.jdbc.core.convert.JdbcCustomConversions;
import org.springframework.data.jdbc.core.dialect.JdbcDialect;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Lets every {@link TypedId} cross JDBC, JSON and URLs as the plain UUID that it wraps. */
@Configuration(proxyBeanMethods = false)
class TypedIds implements WebMvcConfigurer {

    @Bean
    JdbcCustomConversions jdbcConversions(JdbcDialect dialect) {
        return JdbcCustomConversions.of(
                dialect, List.of(ToUuid.INSTANCE, FromUuid.INSTANCE, new JsonColumn.Write(), new JsonColumn.Read()));
    }

    @Override
    public void addFormatters(FormatterRegistry registry) {
        registry.addConverterFactory(FromString.INSTANCE);
    }

    private static UUID parse(String text) {
        if (text.length() != 36) {
            throw new IllegalArgumentException("not an id");
        }
        return UUID.fromString(text);
    }

    private static <T extends TypedId> T wrap(Class<T> type, UUID value) {
        try {
            return type.getDeclaredConstructor(UUID.class).newInstance(value);
        } catch (NoSuchMethodException | InstantiationException | IllegalAccessException e) {
            throw new IllegalStateException(type + " must be a public record of one UUID", e);
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException(e.getCause());
        }
    }

    @WritingConverter
    enum ToUuid implements Converter<TypedId, UUID> {
        INSTANCE;

        @Override
        public UUID convert(TypedId id) {
            return id.value();
        }
    }

    @ReadingConverter
    enum FromUuid implements ConverterFactory<UUID, TypedId> {
        INSTANCE;

        @Override
        public <T extends TypedId> Converter<UUID, T> getConverter(Class<T> type) {
            return value -> wrap(type, value);
        }
    }

    enum FromString implements ConverterFactory<String, TypedId> {
        INSTANCE;

        @Override
        public <T extends TypedId> Converter<String, T> getConverter(Class<T> type) {
            return text -> wrap(type, parse(text));
        }
    }
}
