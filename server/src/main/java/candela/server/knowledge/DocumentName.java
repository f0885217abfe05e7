package candela.server.knowledge;

import candela.server.platform.Problem;
import java.util.ArrayList;
import java.util.regex.Pattern;

/** Names of documents and paths of folders: texts for people, never paths of this machine. */
final class DocumentName {

    private static final Pattern UNSHOWN = Pattern.compile("[\\p{Cntrl}\\p{Cf}]");
    private static final int LONGEST = 255;
    private static final int LONGEST_PATH = 500;
    private static final int MOST_FOLDERS = 20;

    private DocumentName() {}

    static String of(String entered) {
        var name = UNSHOWN.matcher(entered).replaceAll("").strip();
        if (name.isEmpty() || name.length() > LONGEST || name.contains("/") || name.contains("\\")) {
            throw Problem.invalid("name", "A name has 1 to " + LONGEST + " characters and no slashes");
        }
        if (name.matches("\\.+")) {
            throw Problem.invalid("name", "A name has more than dots");
        }
        return name;
    }

    /** A path without what is before its first folder and between two: {@code /a//b/} is {@code a/b}. */
    static String folder(String entered) {
        var folders = new ArrayList<String>();
        for (var part : UNSHOWN.matcher(entered).replaceAll("").split("[/\\\\]")) {
            var folder = part.strip();
            if (folder.matches("\\.\\.+")) {
                throw Problem.invalid("folder", "A folder lies in its dataset: leave out “..”");
            }
            if (!folder.isEmpty() && !folder.equals(".")) {
                folders.add(folder);
            }
        }
        var path = String.join("/", folders);
        if (path.length() > LONGEST_PATH || folders.size() > MOST_FOLDERS) {
            throw Problem.invalid(
                    "folder",
                    "The path of a folder has at most %d characters and %d folders"
                            .formatted(LONGEST_PATH, MOST_FOLDERS));
        }
        return path;
    }
}
