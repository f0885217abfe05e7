package candela.engine.data;

import java.nio.charset.Charset;
import java.util.Optional;
import java.util.stream.Stream;

/** An encoding that the owner of a file of text may say it is in, where a look at it cannot tell. */
public enum FileEncoding {
    UTF_8("UTF-8"),
    UTF_16LE("UTF-16LE"),
    UTF_16BE("UTF-16BE"),
    /** Central European. */
    WINDOWS_1250("windows-1250"),
    /** Cyrillic. */
    WINDOWS_1251("windows-1251"),
    /** Western European. */
    WINDOWS_1252("windows-1252"),
    /** Greek. */
    WINDOWS_1253("windows-1253"),
    /** Turkish. */
    WINDOWS_1254("windows-1254"),
    /** Hebrew. */
    WINDOWS_1255("windows-1255"),
    /** Arabic. */
    WINDOWS_1256("windows-1256"),
    /** Baltic. */
    WINDOWS_1257("windows-1257"),
    /** Vietnamese. */
    WINDOWS_1258("windows-1258"),
    /** Central European. */
    ISO_8859_2("ISO-8859-2"),
    /** Western European, with the sign of the euro. */
    ISO_8859_15("ISO-8859-15"),
    /** Russian. */
    KOI8_R("KOI8-R"),
    /** Thai. */
    WINDOWS_874("windows-874", "x-windows-874"),
    /** Japanese, with what Windows adds to it. */
    SHIFT_JIS("Shift_JIS", "windows-31j"),
    /** Japanese. */
    EUC_JP("EUC-JP"),
    /** Chinese, simplified. */
    GB18030("GB18030"),
    /** Chinese, traditional. */
    BIG5("Big5"),
    /** Korean, with what Windows adds to it. */
    EUC_KR("EUC-KR", "x-windows-949");

    private final String label;
    private final Charset charset;

    FileEncoding(String label) {
        this(label, label);
    }

    FileEncoding(String label, String charset) {
        this.label = label;
        this.charset = Charset.forName(charset);
    }

    /** The name by which people know it. */
    public String label() {
        return label;
    }

    Charset charset() {
        return charset;
    }

    public static Optional<FileEncoding> of(String label) {
        return Stream.of(values())
                .filter(it -> it.label.equalsIgnoreCase(label.strip()))
                .findFirst();
    }
}
