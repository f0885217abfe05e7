-- rule: variable
SELECT @@version
