-- rule: not-a-query
UPDATE orders SET amount = 0
