package candela.server.knowledge;

import candela.server.knowledge.Dataset.DatasetId;
import candela.server.knowledge.Document.DocumentId;
import candela.server.platform.Actor;

/** A document has a new content, its first or a newer one, that has to be read. */
public record DocumentArrived(Actor actor, DocumentId document, DatasetId dataset, int edition) {}
