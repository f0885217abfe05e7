-- rule: ambiguous-string
SELECT 'it''s', 'a;b', 'drop table orders', '--' FROM orders
