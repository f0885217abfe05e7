-- rule: ambiguous-string
SELECT * FROM U&"pg\005fshadow"
