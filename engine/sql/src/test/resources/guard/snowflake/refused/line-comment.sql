-- rule: ambiguous-character
SELECT 1 // 2 FROM orders
