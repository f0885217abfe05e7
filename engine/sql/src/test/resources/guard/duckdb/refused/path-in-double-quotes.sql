-- rule: unknown-table
SELECT * FROM "/etc/passwd.csv"
