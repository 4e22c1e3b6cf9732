-- Turns a temporary CSV of text columns into Parquet, in the order of the rows.
copy (select * from read_csv($source, all_varchar = true, header = true, delim = ',', quote = '"', escape = '"')) to $target (format parquet)
