SELECT count(*) FROM orders WHERE CAST(ordered_on AS date) BETWEEN '2024-01-01' AND '2024-12-31'
----
function-on-column at 1:40
