-- rule: ambiguous-character
SELECT `id` FROM orders
