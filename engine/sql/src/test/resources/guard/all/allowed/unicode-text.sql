SELECT name AS größe FROM customers WHERE city = 'Đà Nẵng'
