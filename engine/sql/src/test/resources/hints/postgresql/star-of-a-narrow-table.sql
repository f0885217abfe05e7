SELECT * FROM countries LIMIT 10
----
nothing
