-- rule: ambiguous-string
SELECT e'a\' , pg_sleep(1) -- '
