-- rule: unknown-function
SELECT * FROM OPENQUERY(other, 'SELECT 1')
