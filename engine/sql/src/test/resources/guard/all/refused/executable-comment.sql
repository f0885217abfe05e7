-- rule: executable-comment
SELECT 1 /*!50000 , sleep(5) */
