package candela.engine.personal;

import static candela.engine.personal.Digits.at;
import static candela.engine.personal.Digits.isDate;
import static candela.engine.personal.Digits.number;
import static candela.engine.personal.Digits.weighted;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the numbers that states give to people must obey, beyond their form. */
final class IdChecks {

    /** The provinces as citizen ids write them. */
    private static final Set<Integer> PROVINCES = Stream.of(
                    1, 2, 4, 6, 8, 10, 11, 12, 14, 15, 17, 19, 20, 22, 24, 25, 26, 27, 30, 31, 33, 34, 35, 36, 37, 38,
                    40, 42, 44, 45, 46, 48, 49, 51, 52, 54, 56, 58, 60, 62, 64, 66, 67, 68, 70, 72, 74, 75, 77, 79, 80,
                    82, 83, 84, 86, 87, 89, 91, 92, 93, 94, 95, 96)
            .collect(Collectors.toUnmodifiableSet());

    private static final String SPAIN = "TRWAGMYFPDXBNJZSQVHLCKE";
    private static final String CHINA = "10X98765432";
    private static final String SINGAPORE = "JZIHGFEDCBA";
    private static final String SINGAPORE_FOREIGN = "XWUTRQPNMLK";

    private IdChecks() {}

    /** Province, then century and sex in one digit, then the year of birth. */
    static boolean vietnam(String id) {
        return PROVINCES.contains(number(id, 0, 3)) && at(id, 3) <= 3 && !Digits.allSame(id.substring(6));
    }

    static boolean unitedStates(String id) {
        var area = number(id, 0, 3);
        return area != 0 && area != 666 && area < 900 && number(id, 3, 5) != 0 && number(id, 5, 9) != 0;
    }

    static boolean britishHealth(String id) {
        var rest = 11 - weighted(id, 10, 9, 8, 7, 6, 5, 4, 3, 2) % 11;
        return rest % 11 == at(id, 9) && !Digits.allSame(id);
    }

    /** Sex, year and month of birth, place; the last two digits are 97 less the rest. */
    static boolean france(String id) {
        var month = number(id, 3, 5);
        var key = 97 - Long.parseLong(id.substring(0, 13)) % 97;
        return month >= 1 && (month <= 12 || month >= 20) && key == number(id, 13, 15);
    }

    static boolean spain(String id) {
        var digits = id.substring(0, 8).replace('X', '0').replace('Y', '1').replace('Z', '2');
        return SPAIN.charAt(Integer.parseInt(digits) % SPAIN.length()) == id.charAt(8);
    }

    /** The month of birth tells the century as well. */
    static boolean poland(String id) {
        var check = (10 - weighted(id, 1, 3, 7, 9, 1, 3, 7, 9, 1, 3) % 10) % 10;
        var month = number(id, 2, 4) % 20;
        return check == at(id, 10) && isDate(1900, month, Math.min(28, number(id, 4, 6))) && number(id, 4, 6) <= 31;
    }

    static boolean sweden(String id) {
        var short10 = id.substring(id.length() - 10);
        return isDate(1900, number(short10, 2, 4), Math.min(28, number(short10, 4, 6))) && Digits.luhn(short10);
    }

    static boolean brazil(String id) {
        var first = weighted(id, 10, 9, 8, 7, 6, 5, 4, 3, 2) * 10 % 11 % 10;
        var second = weighted(id, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2) * 10 % 11 % 10;
        return first == at(id, 9) && second == at(id, 10) && !Digits.allSame(id);
    }

    static boolean china(String id) {
        var sum = weighted(id, 7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2);
        return CHINA.charAt(sum % 11) == id.charAt(17)
                && isDate(number(id, 6, 10), number(id, 10, 12), number(id, 12, 14));
    }

    static boolean singapore(String id) {
        var first = id.charAt(0);
        var sum = weighted(id.substring(1), 2, 7, 6, 5, 4, 3, 2) + (first == 'T' || first == 'G' ? 4 : 0);
        var letters = first == 'S' || first == 'T' ? SINGAPORE : SINGAPORE_FOREIGN;
        return letters.charAt(sum % 11) == id.charAt(8);
    }
}
