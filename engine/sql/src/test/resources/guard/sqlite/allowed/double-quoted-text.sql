SELECT name FROM customers WHERE name = "St. Helena" AND city LIKE "%gmail.com%"
