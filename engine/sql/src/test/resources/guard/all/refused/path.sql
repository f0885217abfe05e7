-- rule: path-as-table
SELECT * FROM '/etc/passwd'
