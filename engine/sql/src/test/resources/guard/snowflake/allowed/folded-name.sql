SELECT o.id FROM Orders o JOIN "CUSTOMERS" c ON c.id = o.customer_id
