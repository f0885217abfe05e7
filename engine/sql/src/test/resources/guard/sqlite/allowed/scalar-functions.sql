SELECT iif(amount > 1, 'x', 'y'), total(amount), group_concat(status, ', '), printf('%.2f', avg(amount)), CAST(orders.id AS real), name || '!' FROM orders JOIN customers ON 1 = 1
