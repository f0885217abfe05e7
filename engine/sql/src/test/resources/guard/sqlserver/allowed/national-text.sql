SELECT name FROM customers WHERE city = N'Đà Nẵng'
