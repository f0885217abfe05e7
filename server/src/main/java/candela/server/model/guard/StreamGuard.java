package candela.server.model.guard;

/** Lets the answer of a model through while it comes; for one stream and one thread. */
public interface StreamGuard {

    /** Takes more of the answer, and gives what may be shown by now. */
    String passed(String delta);

    /** The answer has ended: gives what was held back and may be shown. */
    String rest();

    /** Whether something was found that must not be shown; from there on nothing is. */
    boolean blocked();

    /** Why it was blocked, for the one who asked; empty while it is not. */
    String reason();
}
