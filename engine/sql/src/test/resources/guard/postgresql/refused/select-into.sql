-- rule: select-into
SELECT * INTO copy FROM orders
