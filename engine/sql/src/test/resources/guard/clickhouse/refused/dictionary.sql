-- rule: unknown-function
SELECT dictGet('secrets', 'value', 1) FROM orders
