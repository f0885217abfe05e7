-- rule: unknown-function
SELECT * FROM query_table('secrets')
