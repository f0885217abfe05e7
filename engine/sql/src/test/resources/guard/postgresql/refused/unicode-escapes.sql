-- rule: ambiguous-string
SELECT u&'\0041' FROM orders
