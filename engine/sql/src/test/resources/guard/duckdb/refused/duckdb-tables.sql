-- rule: system-catalog
SELECT * FROM duckdb_tables
