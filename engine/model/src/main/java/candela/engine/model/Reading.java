package candela.engine.model;

import java.util.List;

/**
 * What was read from a file.
 *
 * @param form the kind of file, in words
 * @param isStrict whether what the database does not have is an error: in a file written for it, not in a project's
 * @param remarks what was passed over, and why
 */
public record Reading(String form, boolean isStrict, SemanticModel model, List<Remark> remarks) {

    public Reading {
        remarks = List.copyOf(remarks);
    }

    /** Something about one line of the file. */
    public record Remark(int line, String message) {}
}
