-- rule: not-a-query
COPY orders TO 'x.csv'
