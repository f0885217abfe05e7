-- rule: unknown-function
SELECT current_setting('data_directory'), set_config('a', 'b', false)
