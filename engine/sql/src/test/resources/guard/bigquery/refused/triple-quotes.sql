-- rule: ambiguous-string
SELECT '''a', secret(1), ''' FROM orders
