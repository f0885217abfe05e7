-- rule: ambiguous-string
SELECT q'[a]' FROM orders
