SELECT c.name, l.total FROM customers c LEFT JOIN LATERAL (SELECT sum(o.amount) AS total FROM orders o WHERE o.customer_id = c.id) l ON true FULL OUTER JOIN countries k ON k.id = c.country_id
