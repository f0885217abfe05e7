SELECT * FROM sale
----
refused: unknown-table at 1:15
