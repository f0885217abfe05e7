SELECT name, city FROM customers WHERE city = 'Berlin' ORDER BY name LIMIT 10 OFFSET 5
