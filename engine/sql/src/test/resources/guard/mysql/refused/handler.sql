-- rule: not-a-query
HANDLER orders OPEN
