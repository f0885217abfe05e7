package candela.engine.ask;

import candela.engine.ask.Reading.Condition;
import candela.engine.ask.Reading.Expr;
import candela.engine.ask.Reading.Op;
import candela.engine.ask.Reading.Test;
import candela.engine.sql.Schema.Type;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** "on the third floor", "2nd shift": which of the numbered things is meant. */
final class Ordinals {
    private static final List<String> WORDS =
            List.of("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth");
    private static final Map<String, Integer> NUMBERS = numbers();

    private Ordinals() {}

    private static Map<String, Integer> numbers() {
        var numbers = new HashMap<String, Integer>();
        for (int i = 0; i < WORDS.size(); i++) {
            var number = i + 1;
            numbers.put(WORDS.get(i), number);
            numbers.put(number + (number == 1 ? "st" : number == 2 ? "nd" : number == 3 ? "rd" : "th"), number);
        }
        return Map.copyOf(numbers);
    }

    static void apply(Draft draft) {
        for (int i = 0; i + 1 < draft.size(); i++) {
            var number = NUMBERS.get(Normaliser.lower(draft.item(i).text()));
            if (number != null && draft.isFree(i) && isNumbered(draft, i + 1)) {
                draft.use(i);
                draft.use(i + 1);
                draft.where(i + 1, Condition.of(Test.EQUAL, draft.expr(i + 1), String.valueOf(number)));
            }
        }
    }

    /** "the second most expensive product": of those that cost less than the most. */
    static void second(Draft draft, int superlative, Expr column, boolean descending) {
        int i = superlative - 1;
        var whole = IntStream.range(0, draft.size()).noneMatch(draft::isValue) && column.op() == Op.COLUMN;
        if (whole
                && draft.isFree(i)
                && Integer.valueOf(2)
                        .equals(NUMBERS.get(Normaliser.lower(draft.item(i).text())))) {
            draft.use(i);
            var first = Averages.all(Expr.of(descending ? Op.MAX : Op.MIN, column));
            draft.where(i, Condition.against(descending ? Test.LESS : Test.GREATER, column, first));
        }
    }

    /** Whole numbers that name things rather than count them. */
    private static boolean isNumbered(Draft draft, int i) {
        return draft.isFree(i)
                && draft.isColumn(i)
                && draft.catalog.type(draft.expr(i)) == Type.INTEGER
                && !draft.item(i).text().endsWith("s")
                && !draft.catalog.isAdded(draft.expr(i));
    }
}
