package candela.engine.personal;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.util.List;
import java.util.regex.Pattern;

/** Telephone numbers, by the plans of their countries. */
final class Phones {

    private static final PhoneNumberUtil PLANS = PhoneNumberUtil.getInstance();
    /** Whose numbers are known where they are written without the country's. */
    private static final List<String> REGIONS =
            List.of("VN", "US", "GB", "DE", "FR", "ES", "IT", "NL", "PL", "IN", "BR", "AU", "JP", "SG", "CN");

    private static final Pattern FORM =
            Pattern.compile("(?:tel:)?[+(]?\\d[\\d\\s()./-]{5,20}\\d(?:\\s?(?:x|ext\\.?)\\s?\\d{1,5})?");
    private static final Pattern INTERNATIONAL = Pattern.compile("(?:\\+|00)\\s?[1-9].*");
    /** Nobody writes an amount, a date or a key in this way. */
    private static final Pattern GROUPED = Pattern.compile(
            "\\(\\d{2,5}\\)\\s?[\\d\\s-]{6,10}|0\\d{2,4}[\\s.-]\\d{3}[\\s.-]?\\d{3,4}|\\d{3}[.-]\\d{3}[.-]\\d{4}");

    private Phones() {}

    /** A number of any country's plan, as people write it. */
    static boolean likely(String value) {
        return FORM.matcher(value).matches()
                && (international(value) || REGIONS.stream().anyMatch(it -> valid(value, it)));
    }

    /** A number that bears its country's, or is written in groups as only telephone numbers are. */
    static boolean proven(String value) {
        return FORM.matcher(value).matches()
                && (international(value)
                        || GROUPED.matcher(value).matches() && REGIONS.stream().anyMatch(it -> valid(value, it)));
    }

    private static boolean international(String value) {
        return INTERNATIONAL.matcher(value).matches() && valid(value.replaceFirst("^00", "+"), "ZZ");
    }

    private static boolean valid(String value, String region) {
        try {
            var number = PLANS.parse(value, region);
            return "ZZ".equals(region) ? PLANS.isValidNumber(number) : PLANS.isValidNumberForRegion(number, region);
        } catch (NumberParseException e) {
            return false;
        }
    }
}
