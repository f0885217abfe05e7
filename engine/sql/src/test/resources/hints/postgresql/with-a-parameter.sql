SELECT id FROM orders WHERE lower(status) = {{status}} AND amount > {{least}}
----
no-limit at 1:1
function-on-column at 1:35
