-- rule: select-into
SELECT id INTO copy FROM orders
