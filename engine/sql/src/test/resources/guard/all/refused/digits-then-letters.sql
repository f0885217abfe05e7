-- rule: ambiguous-number
SELECT 1abc FROM orders
