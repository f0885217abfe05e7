SELECT if(amount > 1, 'x', 'y'), ifnull(note, ''), left(note, 2), right(note, 1), concat_ws('-', id, note), CAST(amount AS unsigned), amount DIV 2, mod(id, 2) FROM orders
