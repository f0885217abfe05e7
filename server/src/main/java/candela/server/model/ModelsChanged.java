package candela.server.model;

/** Something that calls depend on was changed: what a node remembers of it holds no longer. */
public record ModelsChanged() {}
