-- rule: several-statements
SELECT 1; DROP TABLE orders
