package candela.cli;

/** What the process says at its end. */
final class ExitCode {

    static final int ANSWER = 0;
    static final int ERROR = 1;
    static final int BAD_USAGE = 2;
    static final int QUESTION_BACK = 3;

    private ExitCode() {}
}
