package candela.engine.personal;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The kinds of personal data that can be found in running text, the most telling first. */
public final class TextForms {

    private static final Set<String> NOBODYS = Set.of("0.", "127.", "10.", "192.168.", "169.254.", "255.");
    private static final Pattern OWN_NETWORK = Pattern.compile("172\\.(?:1[6-9]|2\\d|3[01])\\..*");
    private static final Pattern LETTERED = Pattern.compile(".*[A-Z].*");
    private static final Predicate<String> FORM_ALONE = it -> true;

    /** A date within a text, no longer than it must be. */
    private static final String DAY = "\\d{1,4}[-/.]\\d{1,2}[-/.]\\d{1,4}|\\p{L}{3,10}\\.? \\d{1,2},? \\d{4}"
            + "|\\d{1,2}\\.? \\p{L}{3,10}\\.? \\d{4}";

    private static final String BEFORE_ID =
            "(?:social security(?: number)?|ssn|national id|identity (?:card )?number|id card|cccd|căn cước(?: công dân)?"
                    + "|cmnd|chứng minh nhân dân|aadhaar|pesel|cpf|bsn|nhs number|passport|hộ chiếu)";

    public static final List<TextForm> ALL = List.of(
            of(
                    Label.EMAIL,
                    "e-mail addresses",
                    "(?<![\\w.+%/-])[\\w.+%-]{1,64}+@(?:[\\p{L}\\d-]{1,63}+\\.){1,5}\\p{L}{2,24}+(?![\\w-]|:\\w|/)",
                    Kinds::isEmail),
            of(
                    Label.PAYMENT_CARD,
                    "card numbers",
                    "(?<![\\w.-])(\\d{4}([ -]?)\\d{4}\\2\\d{4}\\2\\d{4}|3\\d{3}([ -]?)\\d{6}\\3\\d{4,5}|\\d{13,19})(?![\\w-]|\\.\\d)",
                    Kinds::isCard),
            of(
                    Label.BANK_ACCOUNT,
                    "IBANs",
                    "(?<![A-Za-z0-9])[A-Z]{2}\\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?(?![A-Za-z0-9])",
                    Kinds::isIban),
            of(
                    Label.BANK_ACCOUNT,
                    "bank account numbers",
                    "(?iu)(?<![\\p{L}\\d])(?:account (?:number|no\\.?)|số tài khoản|stk)[ :#=]{0,3}(?:is |là )?(\\d[\\d -]{4,20}\\d)(?!\\d)",
                    FORM_ALONE),
            of(
                    Label.NATIONAL_ID,
                    "identity numbers",
                    "(?iu)(?<![\\p{L}\\d])" + BEFORE_ID
                            + "(?:[ :#.=]|no\\.?|number|số|is|là){0,6}+([A-Z]{0,2}\\d(?:[ .-]?\\d){6,14}(?:[ -]?[A-Z\\d]{1,2})?)(?![\\p{L}\\d])",
                    FORM_ALONE),
            of(
                    Label.NATIONAL_ID,
                    "identity numbers",
                    "(?<![\\w.-])(?:\\d{3}-\\d{2}-\\d{4}|\\d{3}\\.\\d{3}\\.\\d{3}-\\d{2}|[A-Z0-9]{9,18})(?![\\w-]|\\.\\d)",
                    TextForms::isTellingId),
            of(
                    Label.PHONE,
                    "phone numbers",
                    "(?<![\\w+])(?:\\+|00)[1-9](?:[ .()/-]{0,2}+\\d){6,14}(?!\\d)",
                    Phones::proven),
            of(
                    Label.PHONE,
                    "phone numbers",
                    "(?<![\\w.+/,-])(?:\\(\\d{2,5}\\) ?\\d[\\d -]{5,9}|0\\d{2,4}[ .-]\\d{3,4}[ .-]?\\d{3,4}|\\d{3}[.-]\\d{3}[.-]\\d{4})(?![\\w/-]|[.,]\\d)",
                    Phones::likely),
            of(Label.PHONE, "phone numbers", "(?<![\\w.+/,-])0[35789]\\d{8}(?![\\w/-]|[.,]\\d)", Phones::likely),
            of(
                    Label.BIRTH_DATE,
                    "dates of birth",
                    "(?iu)(?<![\\p{L}\\d])(?:date of birth|birth ?date|dob|born(?: on)?|birthday|ngày sinh|sinh ngày)"
                            + "[ :=]{0,3}(?:is |là |on )?(" + DAY + ")(?!\\d)",
                    Kinds.DAY.asMatchPredicate()),
            of(
                    Label.IP_ADDRESS,
                    "IP addresses",
                    "(?<![\\w.:-])(?<!version )(?:\\d{1,3}\\.){3}\\d{1,3}(?![\\w-]|\\.\\d)",
                    TextForms::isSomebodysIp),
            of(
                    Label.IP_ADDRESS,
                    "IP addresses",
                    "(?<![\\w:])(?:[0-9a-fA-F]{1,4}:){2,7}(?:[0-9a-fA-F]{1,4}|(?::[0-9a-fA-F]{1,4}){1,5})(?![\\w:])",
                    Kinds::isIp),
            of(
                    Label.ADDRESS,
                    "postal addresses",
                    "(?<![\\w.,])\\d{1,5}[A-Za-z]?,? (?:\\p{Lu}[\\p{L}.']{1,20} ){1,4}"
                            + "(?:Street|St|Avenue|Ave|Road|Rd|Lane|Ln|Drive|Boulevard|Blvd|Court|Square)(?![\\p{L}\\d])",
                    FORM_ALONE),
            of(
                    Label.ADDRESS,
                    "postal addresses",
                    "(?<![\\w.,])\\d{1,4}[\\w/]{0,6}+,? (?:ngõ \\d{1,4},? |hẻm \\d{1,4},? )?(?:đường|phố) (?:\\p{Lu}\\p{L}{0,12}+[ ,]{0,2}){1,8}",
                    FORM_ALONE));

    private TextForms() {}

    private static TextForm of(Label label, String what, String form, Predicate<String> proven) {
        return new TextForm(label, what, Pattern.compile(form), proven);
    }

    private static boolean isTellingId(String value) {
        var plain = value.contains("-") || LETTERED.matcher(value).matches() || value.length() == 15;
        return plain
                && NationalId.ALL.stream().filter(NationalId::telling).anyMatch(it -> it.matches(value))
                && value.equals(value.toUpperCase(Locale.ROOT));
    }

    /** Addresses within a network are nobody's in particular. */
    private static boolean isSomebodysIp(String value) {
        return NOBODYS.stream().noneMatch(value::startsWith)
                && !OWN_NETWORK.matcher(value).matches()
                && Kinds.isIp(value);
    }
}
