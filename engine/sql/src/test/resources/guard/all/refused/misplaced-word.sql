-- rule: syntax
SELECT FROM WHERE orders
