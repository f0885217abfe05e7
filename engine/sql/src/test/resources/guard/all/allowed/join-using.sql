SELECT c.name, o.amount FROM orders AS o JOIN customers AS c ON c.id = o.customer_id LEFT JOIN countries k ON k.id = c.country_id
