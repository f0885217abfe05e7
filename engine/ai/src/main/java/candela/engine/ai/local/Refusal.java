package candela.engine.ai.local;

/** There is no answer to a request, for a reason that its sender can do something about. */
final class Refusal extends Exception {

    static final int INVALID = 400;

    private final String code;

    Refusal(String message) {
        this("invalid_request_error", message);
    }

    Refusal(String code, String message) {
        super(message);
        this.code = code;
    }

    String code() {
        return code;
    }

    static Refusal of(String field, String words) {
        return new Refusal("“" + field + "” " + words);
    }
}
