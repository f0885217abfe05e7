package candela.engine.chart;

/**
 * Further sentences of one language, as patterns of {@link String#formatted}.
 *
 * @param whole of what adds up: the measure's name, its sum, its average
 * @param middle of what does not: the measure's name, its average, its median
 * @param top of the largest three: their share in percent
 * @param other of the row at the other end: whose, "smallest" or "largest", the measure's name, the value
 * @param change between both ends: first moment, last moment, "rises", the percentage
 * @param peak of a series: the measure's name, the moment of the most, the most, the moment of the least, the least
 * @param outlier of one that is far from the others: whose, the measure's name, the value, "above", the median
 * @param by of a title: the measure's name, the name of what it is of
 */
record RemarkPhrases(
        String whole,
        String middle,
        String top,
        String other,
        String change,
        String peak,
        String outlier,
        String by,
        String summary,
        Sides sides) {

    /** Words for both directions. */
    record Sides(String above, String below, String largest, String smallest, String rises, String falls) {}

    private static final RemarkPhrases ENGLISH = new RemarkPhrases(
            "In total, %s is %s; the average is %s.",
            "The average of %s is %s; the median is %s.",
            "The top 3 together account for %s %%.",
            "%s has the %s %s: %s.",
            "From %s to %s it %s by %s %%.",
            "%s is highest in %s with %s; it is lowest in %s with %s.",
            "%s stands out with %s of %s, far %s the median of %s.",
            "%s by %s",
            "Summary",
            new Sides("above", "below", "largest", "smallest", "rises", "falls"));
    private static final RemarkPhrases VIETNAMESE = new RemarkPhrases(
            "Tổng %s là %s; trung bình là %s.",
            "Trung bình của %s là %s; trung vị là %s.",
            "Top 3 cùng chiếm %s %% tổng số.",
            "%1$s có %3$s %2$s: %4$s.",
            "Từ %s đến %s, giá trị %s %s %%.",
            "%s cao nhất vào %s với %s; thấp nhất vào %s với %s.",
            "%s nổi bật với %s là %s, %s hẳn trung vị %s.",
            "%s theo %s",
            "Tóm tắt",
            new Sides("trên", "dưới", "lớn nhất", "nhỏ nhất", "tăng", "giảm"));

    static RemarkPhrases of(boolean isVietnamese) {
        return isVietnamese ? VIETNAMESE : ENGLISH;
    }
}
