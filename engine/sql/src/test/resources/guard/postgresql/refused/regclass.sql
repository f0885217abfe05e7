-- rule: unknown-type
SELECT 'pg_class'::regclass
