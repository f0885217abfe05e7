-- rule: system-value
SELECT USER FROM orders
