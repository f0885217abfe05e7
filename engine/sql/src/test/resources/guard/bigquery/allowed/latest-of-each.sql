SELECT o.customer_id, o.amount FROM orders o WHERE TRUE QUALIFY ROW_NUMBER() OVER (PARTITION BY o.customer_id ORDER BY o.ordered_on DESC) = 1
