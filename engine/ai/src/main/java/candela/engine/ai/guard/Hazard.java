package candela.engine.ai.guard;

/** What guard models of the Llama-Guard family tell apart. */
public enum Hazard {
    S1("violent crimes"),
    S2("non-violent crimes"),
    S3("sex-related crimes"),
    S4("sexual exploitation of children"),
    S5("defamation"),
    S6("specialised advice"),
    S7("privacy"),
    S8("intellectual property"),
    S9("indiscriminate weapons"),
    S10("hate"),
    S11("suicide and self-harm"),
    S12("sexual content"),
    S13("elections"),
    S14("abuse of code interpreters");

    private final String words;

    Hazard(String words) {
        this.words = words;
    }

    /** What it is about. */
    public String words() {
        return words;
    }
}
