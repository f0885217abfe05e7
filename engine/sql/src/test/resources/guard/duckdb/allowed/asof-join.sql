SELECT o.id FROM orders o ASOF JOIN calendar c ON o.ordered_on >= c.date
