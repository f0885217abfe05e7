package candela.server.platform;

/** Somebody was refused what they asked for. The audit keeps it. */
public record Refused(Actor actor, String path, String reason) {}
