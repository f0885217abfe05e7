package candela.engine.data;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Takes the cells of a row one by one, those that the database wrote as they are wanted in the database's own bytes: to
 * make values of them only to write them again takes longer than all else.
 */
interface TextSink {

    /** The digits of a number, in ASCII; null for none. */
    void number(byte @Nullable [] digits) throws IOException;

    /** A text in UTF-8; null for none. */
    void text(byte @Nullable [] utf8) throws IOException;

    /** One of the kinds of value that a {@link Result} holds. */
    void value(@Nullable Object value) throws IOException;

    /** The row is complete. */
    void end() throws IOException;
}
