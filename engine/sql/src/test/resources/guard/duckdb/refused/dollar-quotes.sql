-- rule: parameter
SELECT $$a$$
