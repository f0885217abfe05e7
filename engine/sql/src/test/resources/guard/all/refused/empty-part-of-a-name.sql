-- rule: unsupported-syntax
SELECT 1 FROM orders o WHERE EXISTS (SELECT 1 FROM customers c WHERE o..id = 1)
