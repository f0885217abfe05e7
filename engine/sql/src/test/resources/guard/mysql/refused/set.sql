-- rule: not-a-query
SET GLOBAL general_log = 1
