-- rule: unterminated
SELECT 1 /* FROM orders
