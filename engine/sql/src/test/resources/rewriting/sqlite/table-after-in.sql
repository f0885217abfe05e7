SELECT 1 WHERE 7 IN vault
----
refused: unsupported-syntax at 1:16
