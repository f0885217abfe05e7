package candela.engine.data;

import candela.engine.data.DataException.Reason;
import java.sql.SQLException;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Tells in words why BigQuery refuses, where its own words leave the way out open; errors of statements as they are.
 */
record BigQueryTrouble(Source.Server server, ServiceAccount account) {

    /** Google's word for what kind of error it is. */
    static String reason(JsonNode body) {
        return body.path("error").path("errors").path(0).path("reason").asString("");
    }

    SQLException of(GoogleHttp.Answer answer) {
        var error = answer.body().path("error");
        var message = error.path("message").asString("no reason given");
        if (message.contains("SERVICE_DISABLED")
                || error.toString().contains("SERVICE_DISABLED")
                || reason(answer.body()).equals("accessNotConfigured")) {
            return new Told(
                    Reason.DENIED,
                    "The BigQuery API is not enabled in the project %s. Enable it and wait a few minutes: gcloud services enable bigquery.googleapis.com --project=%s"
                            .formatted(project(), project()));
        }
        return switch (answer.status()) {
            case 401 ->
                new Told(
                        Reason.DENIED,
                        "Google no longer accepts what “%s” shows. Make a new key and paste it."
                                .formatted(account.email()));
            case 403 -> forbidden(message, reason(answer.body()));
            case 404 -> missing(message);
            case 429, 500, 502, 503, 504 ->
                new Told(
                        Reason.UNREACHABLE,
                        "BigQuery is busy or disturbed (%s). Try again later.".formatted(Cause.firstLine(message)));
            default -> statement(message);
        };
    }

    private SQLException forbidden(String message, String reason) {
        if (message.contains("bigquery.jobs.create")) {
            return new Told(
                    Reason.DENIED,
                    "“%s” may not run queries in the project %s. Grant it the role BigQuery Job User there: gcloud projects add-iam-policy-binding %s --member=serviceAccount:%s --role=roles/bigquery.jobUser"
                            .formatted(account.email(), project(), project(), account.email()));
        }
        if (message.contains("bigquery.datasets.get") || message.contains("Access Denied: Dataset")) {
            return new Told(
                    Reason.DENIED,
                    "“%s” may not see the dataset %s of the project %s. Grant it the role BigQuery Data Viewer on the dataset."
                            .formatted(account.email(), server.session().dataset(), project()));
        }
        if (reason.equals("billingNotEnabled")) {
            return new Told(
                    Reason.DENIED,
                    "The project %s has no billing account, without which BigQuery does not do this."
                            .formatted(project()));
        }
        return statement(message);
    }

    private SQLException missing(String message) {
        if (message.contains("Not found: Project")) {
            return new Told(
                    Reason.MALFORMED,
                    "There is no project %s that “%s” may see. Enter the project's ID, which is neither its name nor its number."
                            .formatted(project(), account.email()));
        }
        var session = server.session();
        if (message.contains("Not found: Dataset") && message.contains(":" + session.dataset())) {
            return new Told(
                    Reason.MALFORMED,
                    "There is no dataset %s in the project %s%s. Check the name, whose upper and lower case matter, and the location."
                            .formatted(
                                    session.dataset(),
                                    project(),
                                    session.location().isEmpty() ? "" : " in " + session.location()));
        }
        return statement(message);
    }

    /** What is wrong with a statement; {@link Cause} and {@link Position} read it. */
    private static SQLException statement(String message) {
        return new SQLException(message);
    }

    /** Why the datasets of the project are no source together. */
    Told datasets(int count, Set<String> places) {
        var session = server.session();
        if (count == 0) {
            return new Told(
                    Reason.MALFORMED,
                    "“%s” sees no dataset of the project %s%s. Grant it the role BigQuery Data Viewer on one, or check the location."
                            .formatted(
                                    account.email(),
                                    project(),
                                    session.location().isEmpty() ? "" : " in " + session.location()));
        }
        return places.size() > 1
                ? new Told(
                        Reason.MALFORMED,
                        "The datasets of the project %s lie in %s, over which no query goes. Enter one location, or one dataset."
                                .formatted(project(), String.join(", ", places)))
                : new Told(
                        Reason.TOO_LARGE,
                        "The project %s has more than %d datasets. Enter one of them."
                                .formatted(project(), BigQueryService.MOST_DATASETS));
    }

    private String project() {
        return server.database();
    }
}
