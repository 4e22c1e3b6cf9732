-- One row 'ok', or one row for each fault of the file.
pragma integrity_check (20)
