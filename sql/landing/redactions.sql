-- Hits of digit redaction by kind in this load.
select kind, hits from redactions where hits > 0 order by kind;
