package candela.engine.data;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * An account of a service at Google, as the file of its key describes it. Nothing else of the file counts: above all
 * not the addresses that it names, to which whoever wrote it could have a token sent.
 *
 * @param email the account's name
 * @param keyId which of the account's keys it is
 * @param project where the account belongs; where it asks is another field
 */
public record ServiceAccount(String email, String keyId, String project, PrivateKey key) {

    private static final int LONGEST = 20_000;
    private static final int MOST = 200;

    /** Reads the JSON that Google gives for a new key. */
    public static ServiceAccount of(String file) {
        var read = read(file);
        if (!"service_account".equals(read.path("type").asString(""))) {
            throw noKey(" This one is " + kind(read) + ".");
        }
        var key = Pem.key(text(read, "private_key", LONGEST));
        if (!key.getAlgorithm().equals("RSA")) {
            throw noKey(" Its private key is no RSA key.");
        }
        return new ServiceAccount(
                text(read, "client_email", MOST),
                text(read, "private_key_id", MOST),
                read.path("project_id").asString(""),
                key);
    }

    /** What is wrong is told without a word of the text, which may be a key all the same. */
    private static JsonNode read(String file) {
        if (file.length() > LONGEST) {
            throw noKey("");
        }
        try {
            return GoogleHttp.JSON.readTree(file);
        } catch (JacksonException e) {
            throw noKey("");
        }
    }

    private static String kind(JsonNode read) {
        return switch (read.path("type").asString("")) {
            case "authorized_user" -> "a person's own login";
            case "external_account" -> "a federation of identities, which is not supported";
            default -> read.has("installed") || read.has("web") ? "a client of OAuth" : "something else";
        };
    }

    private static String text(JsonNode read, String field, int most) {
        var text = read.path(field).asString("");
        if (text.isBlank() || text.length() > most) {
            throw noKey(" The field " + field + " is missing in this one.");
        }
        return text;
    }

    private static DataException noKey(String more) {
        return new DataException(
                DataException.Reason.MALFORMED,
                "This is not the key of a service account. Paste the whole JSON file that Google gave for the key, as “gcloud iam service-accounts keys create” writes it."
                        + more);
    }

    /** The claims as a token signed by this account, which Google changes for one of its own (RFC 7523). */
    String signed(JsonNode claims) {
        var header = GoogleHttp.JSON
                .createObjectNode()
                .put("alg", "RS256")
                .put("typ", "JWT")
                .put("kid", keyId);
        var both = part(header) + "." + part(claims);
        try {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(both.getBytes(StandardCharsets.US_ASCII));
            return both + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new DataException(
                    DataException.Reason.MALFORMED, "The private key of “" + email + "” cannot sign anything.");
        }
    }

    private static String part(@Nullable JsonNode json) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(String.valueOf(json).getBytes(StandardCharsets.UTF_8));
    }

    /** Everything but the key, so that it may be logged. */
    @Override
    public String toString() {
        return email;
    }
}
