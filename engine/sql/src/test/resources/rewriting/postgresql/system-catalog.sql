SELECT * FROM pg_class, sales
----
refused: system-catalog at 1:15
