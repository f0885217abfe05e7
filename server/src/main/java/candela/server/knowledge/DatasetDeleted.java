package candela.server.knowledge;

import candela.server.knowledge.Dataset.DatasetId;
import candela.server.knowledge.PassageIndex.PassageIndexId;
import candela.server.platform.Actor;
import java.util.List;

/** A dataset is gone with all that was in it, and with its indexes. */
public record DatasetDeleted(Actor actor, DatasetId dataset, List<PassageIndexId> indexes) {}
