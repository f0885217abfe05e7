package candela.engine.search;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Where the meanings of passages are kept when that is not in the index, as where many machines share one store of
 * vectors. The index says what there is: a passage that is named here and is not in it is not found.
 */
public interface Meanings {

    /**
     * The passages that are nearest to a meaning, of those that the filter lets through; asked only where they are
     * many.
     *
     * @param most ids at most
     */
    List<String> nearest(Meaning meaning, Filter filter, int most);

    /**
     * What passages mean, by their ids; those that are not known are left out.
     *
     * @param model by which they are to be compared
     */
    Map<String, Meaning> of(Collection<String> passages, String model);
}
