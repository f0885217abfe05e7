SELECT 1 FROM SALES
----
refused: unknown-table at 1:15
