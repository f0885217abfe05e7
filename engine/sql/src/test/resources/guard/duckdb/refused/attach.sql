-- rule: not-a-query
ATTACH 'x.db'
