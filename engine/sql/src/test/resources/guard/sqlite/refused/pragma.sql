-- rule: not-a-query
PRAGMA writable_schema = 1
