SELECT  region  FROM regions
----
SELECT  region  FROM regions
