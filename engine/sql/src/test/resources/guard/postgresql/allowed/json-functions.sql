SELECT jsonb_extract_path_text(details, 'a'), j.value FROM orders, jsonb_each(details) AS j
