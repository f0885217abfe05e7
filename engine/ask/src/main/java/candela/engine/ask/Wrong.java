package candela.engine.ask;

/** Says what is wrong with the text of a term, to the person who wrote it. */
final class Wrong extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** @param message shown without the quotation marks that SQL may need around names */
    Wrong(String message) {
        super(message.replaceAll("\"([\\p{L}_]\\w*)\"", "$1"));
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
