-- rule: system-value
SELECT CURRENT_USER FROM orders
