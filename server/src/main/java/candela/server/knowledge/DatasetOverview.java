package candela.server.knowledge;

import candela.server.knowledge.Standing.Tally;
import candela.server.knowledge.Ties.Grantee;
import java.util.Map;
import java.util.UUID;

/**
 * A dataset with what is in it.
 *
 * @param live the index that is searched
 * @param building whether another one is being built
 * @param names of its owner and of those it is shared with, as far as they are known
 */
record DatasetOverview(Dataset dataset, PassageIndex live, boolean building, Tally tally, Map<UUID, Grantee> names) {}
