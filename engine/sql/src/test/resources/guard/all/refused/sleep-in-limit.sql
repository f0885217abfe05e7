-- rule: unknown-function
SELECT id FROM orders LIMIT (SELECT sleep(1))
