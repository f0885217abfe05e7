SELECT * FROM
  vault
----
refused: unknown-table at 2:3
