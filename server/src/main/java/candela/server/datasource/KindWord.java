package candela.server.datasource;

import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** The kinds of source as the API writes them: the one list of them that its description is made of. */
@Retention(RetentionPolicy.RUNTIME)
@Schema(
        allowableValues = {
            "postgresql",
            "mysql",
            "mariadb",
            "sqlserver",
            "oracle",
            "clickhouse",
            "trino",
            "sqlite",
            "duckdb",
            "files",
            "odata",
            "rest",
            "s3",
            "demo"
        })
@interface KindWord {

    /** The kinds that are connected by typed fields. */
    @Retention(RetentionPolicy.RUNTIME)
    @Schema(
            allowableValues = {
                "postgresql",
                "mysql",
                "mariadb",
                "sqlserver",
                "oracle",
                "clickhouse",
                "trino",
                "sqlite",
                "duckdb"
            })
    @interface Connected {}
}
