-- rule: system-catalog
SELECT * FROM mysql.user
