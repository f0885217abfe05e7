-- rule: unknown-function
SELECT CURRENT_ACCOUNT() FROM orders
