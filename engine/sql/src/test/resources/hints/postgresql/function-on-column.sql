SELECT count(*) FROM orders WHERE extract(year FROM ordered_on) = 2024 AND lower(status) = 'paid'
----
function-on-column at 1:53
function-on-column at 1:82
