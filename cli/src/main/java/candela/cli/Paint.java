package candela.cli;

/** Colours of a terminal, where they are wanted. */
record Paint(boolean coloured) {

    String strong(String text) {
        return painted("1", text);
    }

    String faint(String text) {
        return painted("2", text);
    }

    String code(String text) {
        return painted("36", text);
    }

    String chart(String text) {
        return painted("34", text);
    }

    String warning(String text) {
        return painted("33", text);
    }

    private String painted(String code, String text) {
        return coloured && !text.isEmpty() ? "\u001B[" + code + "m" + text + "\u001B[0m" : text;
    }
}
