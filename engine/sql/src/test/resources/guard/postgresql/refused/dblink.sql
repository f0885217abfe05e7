-- rule: unknown-function
SELECT * FROM dblink('host=x', 'select 1') AS t(a int)
