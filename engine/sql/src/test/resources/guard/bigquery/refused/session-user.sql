-- rule: unknown-function
SELECT SESSION_USER() FROM orders
