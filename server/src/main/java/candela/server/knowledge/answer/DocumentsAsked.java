package candela.server.knowledge.answer;

import candela.server.platform.Actor;
import java.util.UUID;

/** Documents answered in a conversation; heard in the same transaction, so that one that is not theirs stops it. */
public record DocumentsAsked(Actor actor, UUID conversation, KeptAnswer answer) {}
