package candela.engine.feed;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs requests without a body as Amazon S3 and what speaks like it want them: AWS Signature Version 4,
 * "Authenticating Requests: Using the Authorization Header".
 */
record Aws4(String keyId, String secret, String region, String service) {

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final String EMPTY = hex(sha256(""));

    /** The headers that carry the signature. */
    Map<String, String> headers(String method, URI address, Instant now) {
        var moment = MOMENT.format(now);
        var day = moment.substring(0, 8);
        var signed = new TreeMap<String, String>();
        signed.put("host", host(address));
        signed.put("x-amz-content-sha256", EMPTY);
        signed.put("x-amz-date", moment);
        var names = String.join(";", signed.keySet());
        var canonical = String.join(
                "\n",
                method,
                address.getRawPath().isEmpty() ? "/" : address.getRawPath(),
                query(address),
                signed.entrySet().stream()
                        .map(it -> it.getKey() + ":" + it.getValue() + "\n")
                        .collect(Collectors.joining()),
                names,
                EMPTY);
        var scope = String.join("/", day, region, service, "aws4_request");
        var toSign = String.join("\n", "AWS4-HMAC-SHA256", moment, scope, hex(sha256(canonical)));
        var signature = hex(hmac(key(day), toSign));
        return Map.of(
                "x-amz-content-sha256", EMPTY,
                "x-amz-date", moment,
                "Authorization",
                        "AWS4-HMAC-SHA256 Credential=%s/%s,SignedHeaders=%s,Signature=%s"
                                .formatted(keyId, scope, names, signature));
    }

    private byte[] key(String day) {
        var ofDay = hmac(("AWS4" + secret).getBytes(StandardCharsets.UTF_8), day);
        return hmac(hmac(hmac(ofDay, region), service), "aws4_request");
    }

    private static String host(URI address) {
        return address.getPort() < 0 ? address.getHost() : address.getHost() + ":" + address.getPort();
    }

    /** The parts of the query in order; a part without a value has an empty one. */
    private static String query(URI address) {
        var query = address.getRawQuery();
        return query == null
                ? ""
                : Stream.of(query.split("&"))
                        .map(it -> it.contains("=") ? it : it + "=")
                        .sorted()
                        .collect(Collectors.joining("&"));
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
