-- rule: not-a-query
SET memory_limit = '1TB'
