-- rule: ambiguous-comment
SELECT 1--1
