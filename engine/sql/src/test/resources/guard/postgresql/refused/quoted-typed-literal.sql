-- rule: unknown-type
SELECT "regclass" 'pg_class'
