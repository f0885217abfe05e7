package candela.engine.feed;

/**
 * A part of a bucket.
 *
 * @param region as the service calls it, for the signature
 * @param prefix what the names of all objects begin with; empty for the whole bucket
 */
public record Bucket(String region, String name, String prefix) {}
