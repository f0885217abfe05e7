package candela.server.semantic;

import candela.server.semantic.GlossaryTerm.TermId;

/** A term says something else now, or is gone: what was found right by it no longer is. */
public record VerifiedWithdrawn(TermId term) {}
