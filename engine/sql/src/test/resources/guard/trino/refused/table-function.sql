-- rule: unknown-function
SELECT * FROM TABLE(postgres.system.query(query => 'SELECT 1'))
