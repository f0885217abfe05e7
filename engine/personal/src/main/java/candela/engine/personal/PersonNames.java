package candela.engine.personal;

import java.util.Set;
import java.util.regex.Pattern;

/** What names of people look like; no list of names decides it. */
final class PersonNames {

    private static final String PART = "(?:\\p{Lu}['’]?\\p{Lu}?\\p{L}*(?:-\\p{Lu}\\p{L}+)*|\\p{Lu}\\.|\\p{Lu}{2,})";
    private static final String LINK = "(?:van|von|der|den|de|da|do|dos|del|della|di|la|le|bin|binti|al|ter|zu|y)";
    private static final Pattern FORM =
            Pattern.compile("(?:(?:Mr|Mrs|Ms|Dr|Prof)\\.? )?" + PART + "(?:,? (?:" + PART + "|" + LINK + ")){0,5}");
    /** Words of companies, places and things. */
    private static final Set<String> OTHERS = Set.of(
            "ltd",
            "inc",
            "llc",
            "gmbh",
            "corp",
            "co",
            "company",
            "group",
            "bank",
            "plc",
            "ag",
            "kg",
            "sa",
            "bv",
            "pty",
            "limited",
            "corporation",
            "holdings",
            "partners",
            "solutions",
            "systems",
            "services",
            "technologies",
            "industries",
            "international",
            "store",
            "shop",
            "hotel",
            "university",
            "school",
            "hospital",
            "department",
            "team",
            "công",
            "ty",
            "tnhh",
            "tập",
            "đoàn",
            "cổ",
            "phần",
            "ngân",
            "hàng",
            "north",
            "south",
            "east",
            "west",
            "the",
            "of",
            "and",
            "for",
            "unknown",
            "other",
            "none",
            "test",
            "admin",
            "system",
            "street",
            "road");

    private PersonNames() {}

    static boolean likely(String value) {
        return value.length() <= 60
                && FORM.matcher(value).matches()
                && Pattern.compile("[\\s,.-]+")
                        .splitAsStream(value.toLowerCase(java.util.Locale.ROOT))
                        .noneMatch(OTHERS::contains);
    }
}
