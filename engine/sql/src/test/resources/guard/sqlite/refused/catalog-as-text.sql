-- rule: path-as-table
SELECT sql FROM 'sqlite_master'
