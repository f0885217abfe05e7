package candela.server.query;

import candela.server.platform.Actor;

/** Somebody asked; heard in the same transaction, so that a conversation that is not theirs stops it. */
public record QueryAsked(Actor actor, Query query) {}
