-- rule: unknown-function
SELECT * FROM duckdb_settings()
