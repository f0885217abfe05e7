package candela.engine.feed;

import java.net.URI;
import java.util.Objects;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** An S3 server in this process that checks signatures, filled by Amazon's own client. */
public final class S3Server implements AutoCloseable {

    public static final String KEY = "candela-key";
    public static final String SECRET = "candela-secret";
    public static final String BUCKET = "lake";

    private final S3Proxy server;
    private final S3Client client;

    private S3Server(S3Proxy server, S3Client client) {
        this.server = server;
        this.client = client;
    }

    public static S3Server start() throws Exception {
        var server = S3Proxy.builder()
                .blobStore(new TransientNio2BlobStore())
                .endpoint(URI.create("http://127.0.0.1:0"))
                .awsAuthentication(AuthenticationType.AWS_V4, KEY, SECRET)
                .build();
        server.start();
        var client = S3Client.builder()
                .endpointOverride(URI.create("http://127.0.0.1:" + server.getPort()))
                .forcePathStyle(true)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(KEY, SECRET)))
                .build();
        client.createBucket(it -> it.bucket(BUCKET));
        return new S3Server(server, client);
    }

    public String address() {
        return "http://127.0.0.1:" + server.getPort();
    }

    public void put(String key, String content) {
        Objects.requireNonNull(client.putObject(it -> it.bucket(BUCKET).key(key), RequestBody.fromString(content)));
    }

    public void delete(String key) {
        Objects.requireNonNull(client.deleteObject(it -> it.bucket(BUCKET).key(key)));
    }

    @Override
    public void close() throws Exception {
        client.close();
        server.stop();
    }
}
