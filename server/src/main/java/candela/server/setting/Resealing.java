package candela.server.setting;

import candela.server.platform.Actor;
import candela.server.platform.Encryption;
import candela.server.platform.Problem;
import candela.server.platform.SealedValues;
import candela.server.platform.SealedValues.Sealed;
import java.util.List;
import java.util.UUID;
import java.util.function.LongPredicate;
import org.springframework.stereotype.Component;

/** Encrypts what the contexts keep again, under the newest key; where a value is already, nothing is done. */
@Component
class Resealing {

    private static final int AT_ONCE = 50;
    private static final UUID FIRST = new UUID(0, 0);

    private final List<SealedValues> all;
    private final Encryption encryption;

    Resealing(List<SealedValues> all, Encryption encryption) {
        this.all = all;
        this.encryption = encryption;
    }

    /** How many values are under other keys. */
    long remaining(Actor system, int key) {
        var mark = Encryption.mark(key);
        return all.stream().mapToLong(it -> it.remaining(system, mark)).sum();
    }

    /**
     * Goes through all of them.
     *
     * @param goesOn told after each step how many it were; says whether to go on
     */
    void run(Actor system, int key, LongPredicate goesOn) {
        for (var values : all) {
            if (!run(system, key, values, goesOn)) {
                return;
            }
        }
    }

    private boolean run(Actor system, int key, SealedValues values, LongPredicate goesOn) {
        var after = FIRST;
        while (true) {
            var some = values.remaining(system, Encryption.mark(key), after, AT_ONCE);
            if (some.isEmpty()) {
                return true;
            }
            some.forEach(it -> again(system, values, it));
            after = some.getLast().row();
            if (!goesOn.test(some.size())) {
                return false;
            }
        }
    }

    /** What no key opens stays as it is, and is counted as remaining. */
    private void again(Actor system, SealedValues values, Sealed old) {
        try {
            var secret = encryption.decrypt(old.secret(), old.row(), old.team());
            values.replace(system, old, encryption.encrypt(secret, old.row(), old.team()));
        } catch (Problem unreadable) {
            // Its owner is told to enter it again when it is used.
        }
    }
}
