package candela.server.query;

import candela.server.platform.Actor;

/** A query has a result; heard in the transaction that keeps it, so whoever hears must be quick. */
public record QueryAnswered(Actor actor, Query query) {}
