package candela.engine.personal;

import java.time.DateTimeException;
import java.time.LocalDate;
import org.apache.commons.validator.routines.checkdigit.LuhnCheckDigit;
import org.apache.commons.validator.routines.checkdigit.VerhoeffCheckDigit;

/** Check digits and other rules that numbers given to people obey. */
final class Digits {

    private Digits() {}

    static boolean luhn(String digits) {
        return LuhnCheckDigit.LUHN_CHECK_DIGIT.isValid(digits);
    }

    static boolean verhoeff(String digits) {
        return VerhoeffCheckDigit.VERHOEFF_CHECK_DIGIT.isValid(digits);
    }

    /** The digits' sum, each taken as often as its weight says. */
    static int weighted(String digits, int... weights) {
        var sum = 0;
        for (var i = 0; i < weights.length; i++) {
            sum += weights[i] * at(digits, i);
        }
        return sum;
    }

    /** The last digit after ISO 7064 MOD 11,10, as in German tax numbers. */
    static boolean hybrid(String digits) {
        var product = 10;
        for (var i = 0; i < digits.length() - 1; i++) {
            var sum = (at(digits, i) + product) % 10;
            product = (sum == 0 ? 10 : sum) * 2 % 11;
        }
        return (11 - product) % 10 == at(digits, digits.length() - 1);
    }

    static boolean isDate(int year, int month, int day) {
        try {
            return LocalDate.of(year, month, day).isBefore(LocalDate.now().plusDays(1));
        } catch (DateTimeException e) {
            return false;
        }
    }

    static int number(String digits, int from, int to) {
        return Integer.parseInt(digits.substring(from, to));
    }

    static int at(String digits, int index) {
        return Character.digit(digits.charAt(index), 10);
    }

    static boolean allSame(String digits) {
        return digits.chars().distinct().count() == 1;
    }
}
