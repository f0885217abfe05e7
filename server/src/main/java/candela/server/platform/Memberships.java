package candela.server.platform;

import candela.server.platform.Actor.TeamId;
import candela.server.platform.Actor.UserId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells which teams a person belongs to; works within a transaction and without one. */
public interface Memberships {

    /**
     * The person's membership in the wanted team, or in the personal one where none is wanted or the person is not (or
     * no longer) in that team: who minds compares the team.
     */
    Membership of(UserId user, @Nullable TeamId wanted, boolean administrator);

    /** All of a person's memberships, the personal team first. */
    List<Membership> all(UserId user, boolean administrator);
}
