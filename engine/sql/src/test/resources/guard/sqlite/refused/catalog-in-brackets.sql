-- rule: ambiguous-character
SELECT sql FROM [sqlite_master]
