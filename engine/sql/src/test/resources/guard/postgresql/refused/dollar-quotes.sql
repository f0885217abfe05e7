-- rule: parameter
SELECT $$ ' $$ , pg_sleep(1) -- '
