package candela.engine.ai.guard;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The kinds of keys, tokens and passwords. */
final class SecretKinds {

    private static final String LINE = "(?:\\\\[rn]|\\s){0,4}+";
    private static final String KEY_BLOCK = "-----BEGIN (?:[A-Z0-9]{2,12} ){0,3}PRIVATE KEY(?: BLOCK)?-----"
            + "(?:\\s{0,4}+(?:Proc-Type|DEK-Info|Version|Comment): [^\\n]{1,80}+){0,3}"
            + "(?:" + LINE + "[A-Za-z0-9+/=]{16,76}+){0,200}+"
            + "(?:(?:" + LINE + "[A-Za-z0-9+/=]{1,15}+)?+" + LINE + "-----END [A-Z0-9 ]{3,40}+-----)?+";

    private static final String NAME =
            "(?:password|passwd|pwd|passphrase|mật khẩu|secret|token|api[_-]?key|access[_-]?key|auth[_-]?key|client[_-]?secret)";
    private static final String ASSIGNED = "[\"']?(?:\\s{0,3}+(?::=|=>|[:=])\\s{0,3}+|\\s{1,3}+(?:is|là)\\s{1,3}+)";
    private static final String VALUE = "[^\\s\"'`,;<>(){}\\[\\]]{6,128}+";

    private static final Pattern WORD_FOR_ONE = Pattern.compile(
            "(?i)[x*.•_-]+|.*(?:password|passwd|changeme|example|your|placeholder|redacted|secret|\\.\\.\\.|\\*\\*\\*|xxxx|my_?token).*|[%$].*|.*\\$.?[A-Z_]{4,}.*|pass|user|hidden|none|null|true|false");
    private static final Pattern PATH_IN_CODE =
            Pattern.compile("[A-Za-z_]\\w*(?:[.:/][A-Za-z_][\\w-]*)+|[a-z]+(?:[A-Z][a-z]+)+|[A-Z]+(?:_[A-Z0-9]+)+");
    private static final Pattern LETTER = Pattern.compile("[A-Za-zÀ-ỹ]");
    private static final Pattern DIGIT = Pattern.compile("\\d");
    private static final Pattern MIXED = Pattern.compile("(?=.*[a-z])(?=.*[A-Z])(?=.*[^\\w.:/-]).*");
    private static final Pattern ADDRESS = Pattern.compile("(?i)(?:https?|ftp|mailto|file):.*");
    private static final Predicate<String> FORM_ALONE = it -> true;
    private static final Set<String> SHOWN_IN_MANUALS =
            Set.of("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY");

    static final List<Kind> ALL = List.of(
            kind("private_key", "private keys", 17_000, KEY_BLOCK, FORM_ALONE).needing("-----BEGIN"),
            kind(
                            "jwt",
                            "signed tokens (JWT)",
                            8_300,
                            "(?<![\\w.-])eyJ[\\w-]{8,2000}+\\.eyJ[\\w-]{8,4000}+\\.[\\w-]{8,2000}+",
                            FORM_ALONE)
                    .needing("eyJ"),
            kind(
                            "aws_key",
                            "keys of AWS",
                            "(?<![A-Za-z0-9])(?:AKIA|ASIA)[A-Z2-7]{16}(?![A-Za-z0-9])",
                            SecretKinds::isReal)
                    .needing("AKIA", "ASIA"),
            kind(
                    "aws_key",
                    "keys of AWS",
                    "(?i:aws[_-]?secret(?:[_-]?access)?[_-]?key|secretAccessKey)" + ASSIGNED
                            + "[\"']?([A-Za-z0-9/+]{40})(?![A-Za-z0-9/+=])",
                    SecretKinds::isReal),
            kind(
                            "gcp_key",
                            "keys of Google Cloud",
                            "(?<![\\w-])(?:AIza[\\w-]{35}(?![\\w-])|ya29\\.[\\w-]{30,300}+|GOCSPX-[\\w-]{28}(?![\\w-]))",
                            SecretKinds::isVaried)
                    .needing("AIza", "ya29.", "GOCSPX-"),
            kind(
                            "azure_key",
                            "keys of Azure",
                            "(?<![A-Za-z])(?:(?i:AccountKey|SharedAccessKey)=([A-Za-z0-9+/]{43,88}+={0,2})|[?&]sig=([A-Za-z0-9%]{43,90}+)|[\\w~.-]{3}[78]Q~[\\w~.-]{31,34}(?![\\w~.-]))",
                            SecretKinds::isVaried)
                    .needing("=", "Q~"),
            kind(
                            "github_token",
                            "tokens of GitHub",
                            "(?<!\\w)(?:gh[pousr]_[A-Za-z0-9]{36,255}+|github_pat_\\w{60,100}+)",
                            SecretKinds::isVaried)
                    .needing("gh", "github_pat_"),
            kind(
                            "gitlab_token",
                            "tokens of GitLab",
                            "(?<![\\w-])gl(?:pat|ptt|dt|rt|cbt|soat)-[\\w-]{20,64}+",
                            SecretKinds::isVaried)
                    .needing("gl"),
            kind(
                            "slack_token",
                            "tokens of Slack",
                            "(?<!\\w)(?:xox[abeoprs]-[\\w-]{10,250}+|xapp-\\d-[\\w-]{20,250}+|https://hooks\\.slack\\.com/(?:services|workflows)/T\\w{6,12}/\\w{6,12}/\\w{16,30}+)",
                            SecretKinds::isVaried)
                    .needing("xox", "xapp-", "hooks.slack.com"),
            kind(
                            "stripe_key",
                            "keys of Stripe",
                            "(?<!\\w)(?:[rs]k_(?:live|test)_[A-Za-z0-9]{16,250}+|whsec_[A-Za-z0-9+/]{24,80}+)",
                            SecretKinds::isVaried)
                    .needing("k_live_", "k_test_", "whsec_"),
            kind("anthropic_key", "keys of Anthropic", "(?<![\\w-])sk-ant-[\\w-]{20,250}+", SecretKinds::isVaried)
                    .needing("sk-ant-"),
            kind(
                            "openai_key",
                            "keys of OpenAI and its like",
                            "(?<![\\w-])sk-(?!ant-)(?:proj-|svcacct-|admin-|or-v1-|lf-)?[\\w-]{20,250}+",
                            SecretKinds::isVaried)
                    .needing("sk-"),
            kind("candela_key", "keys of Candela", "(?<!\\w)cd[lr]_[A-Za-z0-9]{32,64}+(?!\\w)", SecretKinds::isVaried)
                    .needing("cdl_", "cdr_"),
            kind(
                            "connection_password",
                            "passwords in addresses",
                            "(?<![\\w+.-])[a-zA-Z][a-zA-Z0-9+.-]{1,20}+://[^\\s:/@\"'<>`]{0,64}+:([^\\s@/\"'<>`]{3,128}+)@[\\w.\\[-]",
                            SecretKinds::isNoWordForOne)
                    .needing("://"),
            kind(
                    "password",
                    "passwords",
                    "(?iu)(?<!\\p{L})(?:[\\w-]{0,30}?[_-])?(?:" + NAME + ")" + ASSIGNED + "[\"'`]?(" + VALUE
                            + ")(?![(\\[{])",
                    SecretKinds::isPassword),
            kind(
                    "password",
                    "passwords",
                    "(?iu)(?<!\\p{L})(?:password|passwd|pwd|passphrase|mật khẩu|mã pin|pin code)" + ASSIGNED
                            + "[\"'`]?(\\d{4,12})(?![\\w.(\\[])",
                    FORM_ALONE));

    private SecretKinds() {}

    private static Kind kind(String name, String what, String form, Predicate<String> proven) {
        return kind(name, what, 600, form, proven);
    }

    private static Kind kind(String name, String what, int reach, String form, Predicate<String> proven) {
        return Kind.of(name, what, Severity.HIGH, reach, form, proven);
    }

    private static boolean isReal(String key) {
        return !SHOWN_IN_MANUALS.contains(key) && key.chars().distinct().count() >= 8;
    }

    /** Keys are drawn by chance: names and words for one repeat themselves or have no figure. */
    private static boolean isVaried(String key) {
        return key.chars().distinct().count() >= 10
                && key.chars().filter(Character::isDigit).count() >= 2
                && !key.toUpperCase(Locale.ROOT).contains("EXAMPLE");
    }

    private static boolean isNoWordForOne(String value) {
        return !WORD_FOR_ONE.matcher(value).matches();
    }

    /** Not every value is one: types, calls, names of variables and words of prose are none. */
    private static boolean isPassword(String value) {
        var mixed = LETTER.matcher(value).find() && DIGIT.matcher(value).find()
                || MIXED.matcher(value).matches();
        return mixed
                && isNoWordForOne(value)
                && !PATH_IN_CODE.matcher(value).matches()
                && !ADDRESS.matcher(value).matches();
    }
}
