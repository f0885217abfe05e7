package candela.engine.document;

/** A range of a text, the end exclusive. */
record Span(int start, int end) {

    int length() {
        return end - start;
    }

    Span to(Span other) {
        return new Span(start, other.end);
    }

    /** Without white space at its ends. */
    Span stripped(String text) {
        int from = start;
        int to = end;
        while (from < to && Character.isWhitespace(text.charAt(from))) {
            from++;
        }
        while (to > from && Character.isWhitespace(text.charAt(to - 1))) {
            to--;
        }
        return new Span(from, to);
    }
}
