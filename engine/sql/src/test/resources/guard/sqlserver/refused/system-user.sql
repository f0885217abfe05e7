-- rule: system-value
SELECT SYSTEM_USER FROM orders
