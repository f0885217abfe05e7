package candela.engine.personal;

import static candela.engine.personal.Recogniser.ANY;

import candela.engine.sql.Schema.Type;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.validator.routines.CreditCardValidator;
import org.apache.commons.validator.routines.EmailValidator;
import org.apache.commons.validator.routines.IBANValidator;
import org.apache.commons.validator.routines.InetAddressValidator;

/** All kinds that are looked for; of two equally likely ones the first is told. */
final class Kinds {

    private static final Set<Type> TEXT = EnumSet.of(Type.TEXT, Type.OTHER);
    private static final Set<Type> DIGITS = EnumSet.of(Type.TEXT, Type.OTHER, Type.INTEGER, Type.DECIMAL);
    private static final Set<Type> MOMENTS = EnumSet.of(Type.DATE, Type.TIMESTAMP, Type.TEXT, Type.INTEGER);
    private static final Set<Type> ALL_TYPES = EnumSet.allOf(Type.class);
    private static final Predicate<String> NEVER = it -> false;

    static final Pattern DAY = Pattern.compile(
            "(18|19|20)\\d{2}([-/.]\\d{1,2}[-/.]\\d{1,2}([T ].*)?|\\d{4})?|\\d{1,2}[-/.]\\d{1,2}[-/.](18|19|20)?\\d{2}"
                    + "|\\p{L}{3,10}\\.? \\d{1,2},? \\d{4}|\\d{1,2}\\.? \\p{L}{3,10}\\.? \\d{4}");
    private static final Pattern PLACE = Pattern.compile(".*\\p{L}.*\\d.*|.*\\d.*\\p{L}.*|.*\\p{L}.*,.*\\p{L}.*");
    private static final Pattern POSTCODE = Pattern.compile("[\\p{L}\\d][\\p{L}\\d -]{1,9}");
    private static final Pattern STREET = Pattern.compile(
            "(?i)\\d+[a-z]?,? (?:\\p{L}[\\p{L}.']* ){0,4}(?:street|st|avenue|ave|road|rd|lane|ln|drive|dr|boulevard|blvd|court|ct|way|square)\\b.*"
                    + "|(?:số )?\\d+\\S* (?:ngõ|ngách|đường|phố|hẻm|\\p{L}+ \\p{L}+,).*(?:phường|quận|huyện|xã|tp\\.?|hà nội|thành phố|tỉnh|p\\.|q\\.).*"
                    + "|\\p{L}[\\p{L} .-]*(?:straße|strasse|str\\.|weg|platz|gasse|allee) \\d+.*"
                    + "|\\d+,? (?:rue|avenue|boulevard|place|chemin|impasse) .*"
                    + "|(?:calle|avenida|plaza|via|viale|piazza|rua) .*\\d+.*");
    private static final Pattern SECRET = Pattern.compile(
            "\\$2[abxy]?\\$\\d\\d\\$.{53}|\\$argon2(id|i|d)\\$.*|\\$[156]\\$.{8,}|pbkdf2_sha\\d+\\$.*|\\{bcrypt}.*"
                    + "|-----BEGIN [A-Z ]*PRIVATE KEY-----.*|eyJ[\\w-]{8,}\\.eyJ[\\w-]+\\.[\\w-]*"
                    + "|(AKIA|ASIA)[A-Z0-9]{16}|gh[pousr]_\\w{30,}|glpat-[\\w-]{20,}|[sr]k_(live|test)_\\w{16,}|xox[abprs]-[\\w-]{10,}",
            Pattern.DOTALL);
    private static final Pattern ACCOUNT = Pattern.compile("[\\d\\s-]{6,24}");

    private static final Pattern HANDLE = Pattern.compile("@?(?=.*\\p{L})\\S{2,60}");

    private static final CreditCardValidator CARDS = new CreditCardValidator(CreditCardValidator.AMEX
            + CreditCardValidator.VISA
            + CreditCardValidator.MASTERCARD
            + CreditCardValidator.DISCOVER
            + CreditCardValidator.DINERS);

    static final List<Recogniser> ALL = Stream.concat(
                    Stream.of(
                            of(
                                    Label.CREDENTIAL,
                                    "passwords, keys and other secrets",
                                    "credential",
                                    TEXT,
                                    ANY,
                                    Kinds::isSecret,
                                    0,
                                    0.8),
                            of(
                                    Label.CREDENTIAL,
                                    "card security codes and PINs",
                                    "pin",
                                    DIGITS,
                                    it -> it.matches("\\d{3,6}"),
                                    NEVER,
                                    0.8,
                                    2),
                            of(
                                    Label.EMAIL,
                                    "e-mail addresses",
                                    "email",
                                    TEXT,
                                    Kinds::isEmail,
                                    Kinds::isEmail,
                                    0.3,
                                    0.6),
                            of(
                                    Label.PAYMENT_CARD,
                                    "card numbers with a valid check digit",
                                    "card",
                                    DIGITS,
                                    Kinds::isCard,
                                    Kinds::isCard,
                                    0.5,
                                    0.8),
                            of(
                                    Label.BANK_ACCOUNT,
                                    "IBANs with valid check digits",
                                    "iban",
                                    TEXT,
                                    Kinds::isIban,
                                    Kinds::isIban,
                                    0.5,
                                    0.7),
                            of(
                                    Label.BANK_ACCOUNT,
                                    "bank account numbers",
                                    "account",
                                    DIGITS,
                                    ACCOUNT.asMatchPredicate(),
                                    NEVER,
                                    0.6,
                                    2),
                            of(Label.IP_ADDRESS, "IP addresses", "ip", TEXT, Kinds::isIp, Kinds::isIp, 0.5, 0.8),
                            of(Label.PHONE, "phone numbers", "phone", DIGITS, Phones::likely, Phones::proven, 0.5, 0.8),
                            of(
                                    Label.BIRTH_DATE,
                                    "dates of birth",
                                    "birth",
                                    MOMENTS,
                                    DAY.asMatchPredicate(),
                                    NEVER,
                                    0.6,
                                    2),
                            of(
                                    Label.ADDRESS,
                                    "postal addresses",
                                    "address",
                                    TEXT,
                                    PLACE.asMatchPredicate(),
                                    STREET.asMatchPredicate(),
                                    0.5,
                                    0.6),
                            of(
                                    Label.ADDRESS,
                                    "postcodes",
                                    "postcode",
                                    DIGITS,
                                    POSTCODE.asMatchPredicate(),
                                    NEVER,
                                    0.8,
                                    2),
                            of(Label.PERSON_NAME, "names of people", "name", TEXT, PersonNames::likely, NEVER, 0.6, 2),
                            of(
                                    Label.PERSONAL,
                                    "names of accounts",
                                    "login",
                                    TEXT,
                                    HANDLE.asMatchPredicate(),
                                    NEVER,
                                    0.7,
                                    2),
                            of(Label.SENSITIVE, "health, belief or origin", "sensitive", ALL_TYPES, ANY, NEVER, 0, 2),
                            of(Label.CONFIDENTIAL, "pay", "pay", ALL_TYPES, ANY, NEVER, 0, 2)),
                    NationalId.ALL.stream().map(Kinds::of))
            .toList();

    private Kinds() {}

    private static Recogniser of(
            Label label,
            String what,
            String cues,
            Set<Type> types,
            Predicate<String> likely,
            Predicate<String> proven,
            double support,
            double proof) {
        return new Recogniser(label, what, NameCues.of(cues), types, likely, proven, support, proof);
    }

    private static Recogniser of(NationalId id) {
        var proof = id.telling() ? 0.8 : 2;
        return of(Label.NATIONAL_ID, id.what(), id.cues(), DIGITS, id::matches, id::matches, 0.5, proof);
    }

    static boolean isEmail(String value) {
        return EmailValidator.getInstance().isValid(value.replaceFirst("^mailto:", ""));
    }

    static boolean isCard(String value) {
        var digits = value.replaceAll("[\\s-]", "");
        return digits.length() >= 13 && !Digits.allSame(digits) && CARDS.isValid(digits);
    }

    static boolean isIban(String value) {
        return IBANValidator.getInstance().isValid(value.replace(" ", ""));
    }

    static boolean isIp(String value) {
        var address = value.replaceFirst("/\\d{1,3}$", "");
        return InetAddressValidator.getInstance().isValid(address) && (address.contains(".") || address.length() > 3);
    }

    private static boolean isSecret(String value) {
        return SECRET.matcher(value).matches();
    }
}
