-- Write-ahead log: the daily copy reads while pages write. Full synchronisation is SQLite's default: what was
-- confirmed survives kill -9.
pragma journal_mode = wal;
