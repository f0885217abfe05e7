package candela.server.iam;

import candela.server.platform.Actor;
import candela.server.platform.Actor.UserId;

/** Somebody has an account now. Heard within the transaction that makes it, so that nobody is ever without a team. */
public record UserCreated(Actor by, UserId user, String displayName) {}
