/** One line of `sql/preview/changes.sql`. */
export interface ChangeRow {
  year: number;
  before_code: string;
  after_code: string;
  was_request: boolean;
  is_request: boolean;
  text_count: number;
}

/** Texts and, of them, requests; before a change and after it. */
export interface Effect {
  before: number;
  after: number;
  requests_before: number;
  requests_after: number;
}

export interface TopicEffect extends Effect {
  topic_code: string;
  topic_name: string;
  /** Texts that come from other topics or leave for them, most first. */
  moved_in: { topic_code: string; text_count: number }[];
  moved_out: { topic_code: string; text_count: number }[];
  years: (Effect & { year: number })[];
}

export interface ChangeEffect {
  /** Texts compared, and how many of them get another first topic. */
  text_count: number;
  moved_count: number;
  requests_before: number;
  requests_after: number;
  /** Every topic that occurs before or after, by code. */
  topics: TopicEffect[];
}

/** Effect of a change on past counts, by topic and year. Pure. */
export function effectOf(rows: ChangeRow[], nameOf: (code: string) => string): ChangeEffect {
  const codes = [...new Set(rows.flatMap((row) => [row.before_code, row.after_code]))].sort();
  const whole = sum(
    rows,
    () => true,
    () => true
  );
  return {
    text_count: whole.before,
    moved_count: total(rows.filter((row) => row.before_code !== row.after_code)),
    requests_before: whole.requests_before,
    requests_after: whole.requests_after,
    topics: codes.map((code) =>
      topicEffect(
        rows.filter((row) => row.before_code === code || row.after_code === code),
        code,
        nameOf(code)
      )
    )
  };
}

function topicEffect(rows: ChangeRow[], code: string, name: string): TopicEffect {
  const was = (row: ChangeRow) => row.before_code === code;
  const is = (row: ChangeRow) => row.after_code === code;
  return {
    topic_code: code,
    topic_name: name,
    ...sum(rows, was, is),
    moved_in: others(
      rows.filter((row) => !was(row)),
      (row) => row.before_code
    ),
    moved_out: others(
      rows.filter((row) => !is(row)),
      (row) => row.after_code
    ),
    years: [...new Set(rows.map((row) => row.year))]
      .sort((a, b) => a - b)
      .map((year) => ({
        year,
        ...sum(
          rows.filter((row) => row.year === year),
          was,
          is
        )
      }))
  };
}

function sum(rows: ChangeRow[], was: (row: ChangeRow) => boolean, is: (row: ChangeRow) => boolean): Effect {
  return {
    before: total(rows.filter(was)),
    after: total(rows.filter(is)),
    requests_before: total(rows.filter((row) => was(row) && row.was_request)),
    requests_after: total(rows.filter((row) => is(row) && row.is_request))
  };
}

function others(rows: ChangeRow[], codeOf: (row: ChangeRow) => string): { topic_code: string; text_count: number }[] {
  const counts = new Map<string, number>();
  for (const row of rows) counts.set(codeOf(row), (counts.get(codeOf(row)) ?? 0) + row.text_count);
  return [...counts]
    .map(([topic_code, text_count]) => ({ topic_code, text_count }))
    .sort((a, b) => b.text_count - a.text_count || a.topic_code.localeCompare(b.topic_code));
}

function total(rows: ChangeRow[]): number {
  return rows.reduce((all, row) => all + row.text_count, 0);
}
