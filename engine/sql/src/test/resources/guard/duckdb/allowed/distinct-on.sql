SELECT DISTINCT ON (customer_id) customer_id, ordered_on FROM orders ORDER BY customer_id, ordered_on DESC NULLS LAST
