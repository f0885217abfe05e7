-- rule: executable-comment
SELECT 1 /*M!100000 , sleep(5) */
