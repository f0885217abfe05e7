-- rule: not-a-query
CALL grant_all()
