SELECT DATEFROMPARTS(YEAR(ordered_on), DATEPART(quarter, ordered_on) * 3 - 2, 1), DATEADD(day, -(DATEDIFF(day, '17530101', ordered_on) % 7), ordered_on) FROM orders
