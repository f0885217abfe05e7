-- rule: not-a-query
INSERT INTO orders (id) VALUES (1)
