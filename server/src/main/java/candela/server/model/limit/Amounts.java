package candela.server.model.limit;

/**
 * What a call uses, or may use at most.
 *
 * @param money in billionths of a US dollar
 */
public record Amounts(long requests, long input, long output, long money) {

    public static final Amounts NONE = new Amounts(0, 0, 0, 0);

    public Amounts {
        if (requests < 0 || input < 0 || output < 0 || money < 0) {
            throw new IllegalArgumentException("nobody uses less than nothing");
        }
    }

    long of(Metric metric) {
        return switch (metric) {
            case REQUESTS -> requests;
            case INPUT_TOKENS -> input;
            case OUTPUT_TOKENS -> output;
            case TOKENS -> input + output;
            case MONEY -> money;
        };
    }
}
