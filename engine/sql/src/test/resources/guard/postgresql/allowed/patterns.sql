SELECT name FROM customers WHERE name ILIKE 'a%' AND name SIMILAR TO 'b|c' AND name ~* 'd' AND name !~ 'e'
