package candela.engine.chart.insight;

import java.util.regex.Pattern;

/** Words that say how a number comes about, in English and Vietnamese. */
enum Cue {
    UP(
            "ris(?:e|es|en|ing)|rose|gr[oe]ws?|grown|growing|growth|increas(?:e|es|ed|ing)|climb(?:s|ed)?|gain(?:s|ed)?|(?<!makes |made |make |making |sum )up|jump(?:s|ed)?|tăng"),
    DOWN(
            "fall(?:s|en|ing)?|fell|drop(?:s|ped)?|decreas(?:e|es|ed|ing)|declin(?:e|es|ed|ing)|down|shr[aiu]nks?|los[te]s?|giảm|sụt"),
    MORE("more|higher|larger|greater|bigger|above|ahead|exceed(?:s|ed)?|outsells?|(?<!ít |thấp |nhỏ |kém )hơn|vượt"),
    LESS("less|lower|fewer|smaller|below|behind|kém|thấp hơn|ít hơn|nhỏ hơn|thua"),
    SAME("same|tied|equal|bằng nhau|unchanged|flat|stable|steady|không đổi|ổn định|đi ngang"),
    GAP("difference|gap|differ(?:s)?|apart|range|spread|chênh lệch|cách biệt|khoảng cách|cách"),
    SUM(
            "total(?:s|led|ling)?|sum|overall|altogether|together|combined|in all|tổng|tổng cộng|cộng lại|tất cả|gộp lại|cả thảy"),
    WHOLE("(?:of|out of) (?:a |the |all )?(?:grand )?(?:total|all)|trên tổng|trong tổng|của tổng"),
    AVERAGE("average|averages|averaging|mean|trung bình|bình quân"),
    MEDIAN("median|trung vị"),
    LEAST(
            "smallest|lowest|least|fewest|minimum|min|worst|bottom|weakest|cheapest|thấp nhất|ít nhất|nhỏ nhất|kém nhất|tối thiểu|rẻ nhất"),
    MOST(
            "largest|highest|most(?! recent| of)|greatest|biggest|maximum|max|best|leads?(?! to)|leading(?! to)|led(?! to)|leader|tops?|topped|peaks?|peaked|strongest|"
                    + "lớn nhất|cao nhất|nhiều nhất|tối đa|dẫn đầu|đứng đầu|tốt nhất|mạnh nhất"),
    FIRST("first|start(?:s|ed|ing)?|began|begins|initial(?:ly)?|earliest|đầu tiên|ban đầu|sớm nhất"),
    LAST("last|latest|final(?:ly)?|end(?:s|ed)?|most recent|cuối cùng|gần nhất|mới nhất"),
    SHARE(
            "share|accounts? for|accounted for|accounting for|of the total|of all|makes? up|made up|represents?|contributes?|contributed|chiếm|"
                    + "tỷ trọng|tỉ trọng|thị phần|đóng góp"),
    PREVIOUS("previous|prior|before|preceding|liền trước|trước đó|tháng trước|năm trước|kỳ trước"),
    RESPECTIVELY("respectively|lần lượt|tương ứng");

    private final Pattern pattern;

    Cue(String words) {
        pattern = Pattern.compile(
                "(?<![\\p{L}\\p{N}])(?:" + words + ")(?![\\p{L}\\p{N}])", Pattern.UNICODE_CHARACTER_CLASS);
    }

    boolean isIn(String lower) {
        return pattern.matcher(lower).find();
    }

    Pattern pattern() {
        return pattern;
    }
}
