-- rule: unknown-function
SELECT * FROM orders, LATERAL pg_ls_dir('.') f
