-- rule: executable-comment
SELECT /*+ SET_VAR(max_execution_time=0) */ 1
