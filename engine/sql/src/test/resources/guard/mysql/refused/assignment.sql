-- rule: variable
SELECT @x := 1
