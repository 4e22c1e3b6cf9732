-- Rows and reasons are judged: the text of the file is needed no more, and its memory serves the writing of the batch.
drop view input;

drop table lines;
