-- rule: ambiguous-string
SELECT r'\' FROM orders
