package candela.server.knowledge;

import candela.server.knowledge.Dataset.DatasetId;
import candela.server.knowledge.Document.DocumentId;
import candela.server.platform.Actor;

/** A document is gone; from now on nobody finds it. */
public record DocumentDeleted(Actor actor, DocumentId document, DatasetId dataset) {}
