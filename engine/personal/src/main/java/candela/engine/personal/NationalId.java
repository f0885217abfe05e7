package candela.engine.personal;

import static candela.engine.personal.Digits.weighted;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * A number that a state gives to a person.
 *
 * @param what it is, in the plural
 * @param cues its entry in the list of words
 * @param form what it looks like, as written or without blanks, dots and hyphens
 * @param check its check digits, or the dates and regions in it
 * @param telling whether numbers of another kind hardly ever pass
 */
record NationalId(String what, String cues, Pattern form, Predicate<String> check, boolean telling) {

    private static final Pattern SEPARATORS = Pattern.compile("[\\s./-]");
    private static final Predicate<String> FORM_ALONE = it -> true;

    static final List<NationalId> ALL = List.of(
            of("Vietnamese citizen ids", "cccd", "\\d{12}", IdChecks::vietnam, false),
            of("Vietnamese identity card numbers", "cmnd", "\\d{9}", FORM_ALONE, false),
            of("US social security numbers", "ssn", "\\d{3}-\\d{2}-\\d{4}", IdChecks::unitedStates, true),
            of("US social security numbers", "ssn", "\\d{9}", IdChecks::unitedStates, false),
            of(
                    "British national insurance numbers",
                    "nino",
                    "(?!BG|GB|NK|KN|TN|NT|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]\\d{6}[A-D]",
                    FORM_ALONE,
                    true),
            of("British health service numbers", "nhs", "\\d{10}", IdChecks::britishHealth, false),
            of("German tax numbers", "steuer", "[1-9]\\d{10}", Digits::hybrid, false),
            of("French social security numbers", "nir", "[12]\\d{14}", IdChecks::france, true),
            of("Spanish identity numbers", "dni", "[XYZ\\d]\\d{7}[A-Z]", IdChecks::spain, true),
            of("Italian tax codes", "codice", "[A-Z]{6}\\d{2}[A-EHLMPRST]\\d{2}[A-Z]\\d{3}[A-Z]", FORM_ALONE, true),
            of(
                    "Dutch citizen numbers",
                    "bsn",
                    "\\d{9}",
                    it -> weighted(it, 9, 8, 7, 6, 5, 4, 3, 2, -1) % 11 == 0,
                    false),
            of("Polish identity numbers", "pesel", "\\d{11}", IdChecks::poland, true),
            of("Swedish identity numbers", "personnummer", "(\\d{2})?\\d{10}", IdChecks::sweden, false),
            of("Brazilian taxpayer numbers", "cpf", "\\d{11}", IdChecks::brazil, true),
            of("Indian Aadhaar numbers", "aadhaar", "[2-9]\\d{11}", Digits::verhoeff, false),
            of("Indian tax numbers", "pan", "[A-Z]{3}P[A-Z]\\d{4}[A-Z]", FORM_ALONE, true),
            of("Chinese resident numbers", "china", "[1-9]\\d{16}[\\dX]", IdChecks::china, true),
            of("Singaporean identity numbers", "nric", "[STFG]\\d{7}[A-Z]", IdChecks::singapore, true),
            of("passport numbers", "passport", "[A-Z]{1,2}\\d{6,8}[A-Z]?|\\d{8,9}", FORM_ALONE, false),
            of("identity numbers", "national id", "[A-Z]{0,3}\\d{6,14}[A-Z]?", FORM_ALONE, false));

    private static NationalId of(String what, String cues, String form, Predicate<String> check, boolean telling) {
        return new NationalId(what, cues, Pattern.compile(form), check, telling);
    }

    boolean matches(String value) {
        var written = value.toUpperCase(Locale.ROOT);
        var bare = SEPARATORS.matcher(written).replaceAll("");
        return (form.matcher(written).matches() || form.matcher(bare).matches()) && check.test(bare);
    }
}
