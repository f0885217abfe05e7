package candela.server.semantic;

import candela.engine.model.Reading.Remark;
import java.util.List;

/**
 * What an import of a semantic model changes, or would change.
 *
 * @param form the kind of file
 * @param remarks what of the file was passed over, and why
 */
public record ModelImport(String form, List<Change> changes, List<Remark> remarks) {

    /**
     * One difference.
     *
     * @param what {@code description}, {@code synonyms}, {@code class}, {@code key} or {@code term}
     * @param where the table, column or phrase
     */
    public record Change(String what, String where, String before, String after) {}
}
