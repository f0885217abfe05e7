package candela.server.knowledge;

import candela.server.knowledge.Dataset.DatasetId;
import candela.server.knowledge.Document.DocumentId;
import candela.server.platform.Actor;

/** A document lies in another dataset now, with the content that it had. */
public record DocumentMoved(Actor actor, DocumentId document, DatasetId from, DatasetId to, int edition) {}
