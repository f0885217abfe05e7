package candela.server.datasource.catalogue;

import candela.server.platform.Problem;

/** The rule for the names of sources. */
public final class SourceName {

    private static final int LONGEST = 100;

    private SourceName() {}

    public static String of(String entered) {
        var name = entered.strip();
        if (name.isEmpty() || name.length() > LONGEST) {
            throw Problem.invalid("name", "A name has 1 to " + LONGEST + " characters");
        }
        return name;
    }

    /** A name for what was uploaded without one: that of the file, without its ending. */
    public static String ofFile(String file) {
        var dot = file.lastIndexOf('.');
        var base = (dot > 0 ? file.substring(0, dot) : file).strip();
        return base.substring(0, Math.min(base.length(), LONGEST)).strip();
    }
}
