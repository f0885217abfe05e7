package candela.engine.data;

import java.util.regex.Pattern;

/**
 * What a session at a warehouse in the cloud begins with.
 *
 * @param warehouse of Snowflake, whose computers compute; empty for the user's own
 * @param role of Snowflake, as which the user works; empty for the user's own
 * @param dataset of BigQuery, in which names are looked up that stand alone; empty for all of the project
 * @param location of BigQuery, where the datasets lie; empty for where they are found
 * @param key what to log in with instead of a password: for Snowflake a private key (PEM, PKCS#8, without a pass
 *     phrase), for BigQuery the JSON file of a service account's key; empty for none
 */
public record Session(String warehouse, String role, String dataset, String location, String key) {

    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}_$ .-]{0,255}");

    private static final Pattern DATASET = Pattern.compile("[\\p{L}\\p{N}_]{0,1024}");
    private static final Pattern LOCATION = Pattern.compile("[A-Za-z0-9-]{0,40}");

    public static final Session NONE = new Session("", "", "");

    public Session {
        if (!NAME.matcher(warehouse).matches() || !NAME.matcher(role).matches()) {
            throw malformed("A warehouse and a role may only hold letters, digits, spaces and _ $ . -");
        }
        if (!DATASET.matcher(dataset).matches()) {
            throw malformed("A dataset may only hold letters, digits and _; the project has a field of its own.");
        }
        if (!LOCATION.matcher(location).matches()) {
            throw malformed("The location is the name of a region such as EU, US or europe-west3.");
        }
    }

    static boolean namesDataset(String name) {
        return !name.isEmpty() && DATASET.matcher(name).matches();
    }

    /** One at Snowflake. */
    public Session(String warehouse, String role, String key) {
        this(warehouse, role, "", "", key);
    }

    void refuseUnlessFitting(ServerKind kind) {
        switch (kind) {
            case SNOWFLAKE -> refuseUnlessOfSnowflake();
            case BIGQUERY -> refuseUnlessOfBigQuery();
            default -> {
                if (!equals(NONE)) {
                    throw malformed("Such a session belongs to Snowflake or BigQuery: leave it out.");
                }
            }
        }
    }

    private void refuseUnlessOfSnowflake() {
        if (!key.isEmpty() && !Pem.key(key).getAlgorithm().equals("RSA")) {
            throw malformed("The key to log in with must be an RSA key, as “openssl genrsa 2048” makes one.");
        }
        if (!dataset.isEmpty() || !location.isEmpty()) {
            throw malformed("Dataset and location belong to BigQuery: leave them out.");
        }
    }

    private void refuseUnlessOfBigQuery() {
        if (!key.isEmpty()) {
            ServiceAccount.of(key);
        }
        if (!warehouse.isEmpty() || !role.isEmpty()) {
            throw malformed("Warehouse and role belong to Snowflake: leave them out.");
        }
    }

    private static DataException malformed(String words) {
        return new DataException(DataException.Reason.MALFORMED, words);
    }

    /** Everything but the key, so that it may be logged. */
    @Override
    public String toString() {
        return warehouse + " as " + role + " in " + dataset + " at " + location + (key.isEmpty() ? "" : " by key");
    }
}
