-- rule: not-a-query
ATTACH '/tmp/x' AS x
