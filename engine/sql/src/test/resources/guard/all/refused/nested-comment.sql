-- rule: ambiguous-comment
SELECT 1 /* /* */ , 2 /* */ FROM orders
