package candela.engine.data;

import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.util.Base64;
import tools.jackson.databind.json.JsonMapper;

/**
 * A key as Google gives it for an account, made here.
 *
 * @param file the JSON of it
 * @param open what its signatures are checked with
 */
public record GoogleKey(String email, String file, PublicKey open) {

    static GoogleKey of(String email) {
        return of(email, "https://oauth2.googleapis.com/token");
    }

    /** @param tokens where the file wants the signature to be sent */
    static GoogleKey of(String email, String tokens) {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            var pair = generator.generateKeyPair();
            var pem = "-----BEGIN PRIVATE KEY-----\n"
                    + Base64.getMimeEncoder(64, new byte[] {'\n'})
                            .encodeToString(pair.getPrivate().getEncoded())
                    + "\n-----END PRIVATE KEY-----\n";
            var file = JsonMapper.builder()
                    .build()
                    .createObjectNode()
                    .put("type", "service_account")
                    .put("project_id", "acme-data")
                    .put("private_key_id", "0123456789abcdef")
                    .put("private_key", pem)
                    .put("client_email", email)
                    .put("token_uri", tokens);
            return new GoogleKey(email, file.toString(), pair.getPublic());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
