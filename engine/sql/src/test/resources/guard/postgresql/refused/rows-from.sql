-- rule: unsupported-syntax
SELECT * FROM ROWS FROM (pg_ls_dir('.')) AS f
