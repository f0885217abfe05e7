package candela.engine.data;

import candela.engine.data.DataException.Reason;
import java.sql.SQLException;

/** An error of a driver of ours that is in words for people already, with the way out. */
final class Told extends SQLException {

    private final Reason reason;

    Told(Reason reason, String words) {
        super(words);
        this.reason = reason;
    }

    DataException asDataException() {
        return new DataException(reason, String.valueOf(getMessage()), this);
    }
}
