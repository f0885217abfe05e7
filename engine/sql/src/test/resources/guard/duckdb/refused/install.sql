-- rule: not-a-query
INSTALL httpfs
