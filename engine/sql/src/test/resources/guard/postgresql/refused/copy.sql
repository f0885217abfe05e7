-- rule: not-a-query
COPY orders TO '/tmp/x'
