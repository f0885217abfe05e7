-- rule: unknown-function
SELECT * FROM EXTERNAL_QUERY('c', 'SELECT 1')
