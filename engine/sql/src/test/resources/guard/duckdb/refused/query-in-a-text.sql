-- rule: unknown-function
SELECT * FROM query('select 1')
