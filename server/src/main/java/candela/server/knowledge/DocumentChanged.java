package candela.server.knowledge;

import candela.server.knowledge.Dataset.DatasetId;
import candela.server.knowledge.Document.DocumentId;
import candela.server.platform.Actor;

/** What is said of a document is another thing now: its name, folder or metadata. Its content is the same. */
public record DocumentChanged(Actor actor, DocumentId document, DatasetId dataset) {}
