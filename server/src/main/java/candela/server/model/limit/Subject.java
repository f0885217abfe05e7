package candela.server.model.limit;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a limit is about. */
public enum Subject {
    KEY {
        @Override
        @Nullable
        UUID instance(Caller caller) {
            return caller.key();
        }
    },
    USER {
        @Override
        UUID instance(Caller caller) {
            return caller.user();
        }
    },
    TEAM {
        @Override
        UUID instance(Caller caller) {
            return caller.team();
        }
    },
    MODEL {
        @Override
        UUID instance(Caller caller) {
            return caller.model();
        }
    },
    MODEL_USER {
        @Override
        UUID instance(Caller caller) {
            return caller.userWithModel();
        }
    };

    /** The one of its kind that a call counts for; null where there is none, as for a call without a key. */
    abstract @Nullable UUID instance(Caller caller);
}
