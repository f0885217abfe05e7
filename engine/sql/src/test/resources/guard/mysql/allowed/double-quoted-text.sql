SELECT name FROM customers WHERE name = "Ana"
