package candela.server.model.guard;

/** Somebody changed rules; this node reads them again at once. */
record RulesChanged() {}
