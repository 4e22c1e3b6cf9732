-- The annotations of one batch, from the lines that the threads wrote. Amounts and counts beyond any sense are left
-- out.
copy (
  select
    batch_no,
    row_number,
    title_redacted,
    body_redacted,
    text_length,
    topic_code,
    topic_codes,
    topic_scores,
    topic_evidence,
    topic_method,
    polarity,
    polarity_score,
    intent,
    help_flags,
    region_codes,
    try_cast (amount_yuan as decimal(14, 2)) as amount_yuan,
    try_cast (people_count as integer) as people_count,
    lexicon_version,
    model_version
  from
    read_json(
      $parts,
      format = 'newline_delimited',
      maximum_object_size = $largest::integer,
      columns = {
        batch_no: 'integer',
        row_number: 'integer',
        title_redacted: 'varchar',
        body_redacted: 'varchar',
        text_length: 'integer',
        topic_code: 'varchar',
        topic_codes: 'varchar[]',
        topic_scores: 'double[]',
        topic_evidence: 'varchar[]',
        topic_method: 'varchar',
        polarity: 'varchar',
        polarity_score: 'double',
        intent: 'varchar',
        help_flags: 'varchar[]',
        region_codes: 'varchar[]',
        amount_yuan: 'double',
        people_count: 'double',
        lexicon_version: 'varchar',
        model_version: 'varchar'
      }
    )
  order by
    row_number
) to $path (format parquet, compression snappy);
