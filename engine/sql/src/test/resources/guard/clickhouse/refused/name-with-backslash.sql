-- rule: ambiguous-string
SELECT `a\`, secret(1) AS `b` FROM orders
