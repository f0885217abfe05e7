package candela.engine.chart.insight;

import java.util.regex.Pattern;

/** Words around numbers and names that tell what is counted and who is meant. */
final class Words {

    private static final int U = Pattern.UNICODE_CHARACTER_CLASS;

    /** After a number: what every result consists of. */
    static final Pattern ROWS = Pattern.compile(
            "^\\s(?:rows?|entries|entry|records?|results?|values?|groups?|items?|lines?|dòng|hàng|bản ghi|kết quả|giá trị|nhóm|mục)(?!\\p{L})",
            U);

    /** Before a number: it counts all that there are. */
    static final Pattern OF_ALL = Pattern.compile(
            "(?<!\\p{L})(?:of|among|across|all|all of|of the|the|among the|across the|over|trong|trong số|của|cả|tất cả|trên)\\s$",
            U);

    static final Pattern AT_LEAST = Pattern.compile("(?<!\\p{L})(?:at least|more than|over|ít nhất|hơn|trên)\\s$", U);

    /** After a percentage that is a change. */
    static final Pattern CHANGED_BY = Pattern.compile(
            "^\\s(?:points? )?(?:more|higher|lower|less|fewer|larger|smaller|above|below|increase|decrease|rise|drop|decline|growth|hơn|cao hơn|thấp hơn"
                    + "|nhiều hơn|ít hơn)(?!\\p{L})",
            U);

    /** Before such a percentage. */
    static final Pattern CHANGES_BY = Pattern.compile(
            "(?<!\\p{L})(?:up|down|increas(?:e|es|ed)(?: by| of)?|(?:rise|drop|decline|growth|jump|increase|decrease) of|(?:rose|grew|fell|dropped|declined"
                    + "|rises|grows|falls|drops|declines)(?: by)?|tăng|giảm)\\s(?:about |around |khoảng )?$",
            U);

    static final Pattern POINTS = Pattern.compile("^\\s?points?|percentage points?|điểm", U);

    /** After a multiple that compares. */
    static final Pattern COMPARED = Pattern.compile("(?<!\\p{L})(?:as|than|that of|those of|so với|hơn)(?!\\p{L})", U);

    /** Places by size, not by the order of the rows. */
    static final Pattern RANKED = Pattern.compile(
            "(?<!\\p{L})(?:rank(?:s|ed)?|places?|position|by|đứng|hạng|xếp|vị trí|về|theo)(?!\\p{L})", U);

    /** A word in the middle of a sentence that is written like a name. */
    static final Pattern CAPITAL = Pattern.compile("(?<=[\\p{Ll}\\p{N},;]\\s|[(\"“‘'])\\p{Lu}\\p{Ll}[\\p{L}]+", U);

    /** The word that begins a sentence and does something. */
    static final Pattern SUBJECT = Pattern.compile(
            "^(\\p{Lu}\\p{L}+)(?=,? (?:has|had|leads|led|recorded|reached|reaches|accounts|accounted|sold|earned|made|followed|có|đạt|dẫn|chiếm|đứng)\\b)",
            U);

    static final Pattern QUOTED = Pattern.compile("[\"“]([^\"”]{1,80})[\"”]");

    /** Letters and digits in one word, like "A51". */
    static final Pattern GLUED = Pattern.compile("(?<![\\p{L}\\p{N}])\\p{L}+-?\\d[\\p{L}\\d]*", U);

    static final Pattern CURRENCY = Pattern.compile("(?:us|usd|eur|gbp|vnd|jpy)\\d.*");

    static final Pattern COMMON = Pattern.compile(
            "(?i)(?:it|this|that|these|those|there|they|each|every|everyone|all|both|none|nobody|which|what|who|one|overall|total|average|only|most|"
                    + "nobody|monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|may|june|july|august|september|october|"
                    + "november|december|nó|đây|đó|mỗi|tổng|cả|không|toàn|english|vietnamese)",
            U);

    static final Pattern END = Pattern.compile("(?<=[.!?…])\\s+(?=[\\p{Lu}\\p{N}\"“(])|\\n+", U);

    private Words() {}
}
