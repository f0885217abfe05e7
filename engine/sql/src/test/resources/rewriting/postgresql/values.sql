SELECT * FROM (VALUES (1), (2)) AS v(x)
----
SELECT * FROM (VALUES (1), (2)) AS v(x)
