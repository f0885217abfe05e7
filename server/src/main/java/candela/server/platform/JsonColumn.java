package candela.server.platform;

import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PGobject;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.core.convert.converter.Converter;
import org.springframework.core.convert.converter.GenericConverter;
import org.springframework.data.convert.ReadingConverter;
import org.springframework.data.convert.WritingConverter;
import tools.jackson.databind.json.JsonMapper;

/** A part of an aggregate that is kept as one {@code jsonb} value: what the aggregate owns, and nobody else's rows. */
public interface JsonColumn {

    JsonMapper MAPPER = JsonMapper.builder().build();

    /** Turns the part into what PostgreSQL takes as {@code jsonb}. */
    static PGobject toDatabase(Object part) {
        var value = new PGobject();
        value.setType("jsonb");
        try {
            value.setValue(MAPPER.writeValueAsString(part));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return value;
    }

    /** Writes any JSON part. */
    @WritingConverter
    final class Write implements Converter<JsonColumn, PGobject> {

        @Override
        public PGobject convert(JsonColumn part) {
            return toDatabase(part);
        }
    }

    /** Reads any JSON part. */
    @ReadingConverter
    final class Read implements GenericConverter {

        @Override
        public Set<ConvertiblePair> getConvertibleTypes() {
            return Set.of(new ConvertiblePair(PGobject.class, JsonColumn.class));
        }

        @Override
        public @Nullable Object convert(@Nullable Object source, TypeDescriptor from, TypeDescriptor to) {
            var text = source == null ? null : ((PGobject) source).getValue();
            return text == null ? null : MAPPER.readValue(text, to.getType());
        }
    }
}
