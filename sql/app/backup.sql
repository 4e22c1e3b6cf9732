-- A whole copy of the application state at one moment; safe while the dashboard writes.
vacuum into $path
