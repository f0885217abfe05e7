SELECT o.customer_id, o.amount FROM orders o QUALIFY ROW_NUMBER() OVER (PARTITION BY o.customer_id ORDER BY o.ordered_on DESC) = 1
