/**
 * A question → SQL over `marts.search_records` and `marts.search_grams`. The only composed SQL of the dashboard: the
 * fragments below are all there are, every value is a bound parameter, and no word of the reader ever becomes part of
 * the text.
 */
import type { Condition, Question } from './conditions.ts';
import { gramRange, gramsOf, lengthOf } from './grams.ts';
import type { SearchSort } from './request.ts';

export type SearchValue = string | number | string[];

export interface CompiledSearch {
  sql: string;
  parameters: Record<string, SearchValue>;
}

/** Limits of every question: the organisation's facts and a span of days, both inclusive; null is open. */
export interface SearchFrame {
  scope_path: string;
  from: string | null;
  to: string | null;
}

/** Which hits are listed. `limit` 0 gives counts alone. */
export interface SearchPage {
  sort: SearchSort;
  limit: number;
  offset: number;
}

/**
 * Counts of the hits by facet and the record numbers of one page, from one look at the index: `facet` names what a
 * row counts; rows of facet `page` hold a `record_no`, in order of `place`. The counts of each facet add up to the
 * total; ties of the order go to the newer record.
 */
export function compileSearch(
  question: Question | null,
  chosen: readonly Condition[],
  frame: SearchFrame,
  { sort, limit, offset }: SearchPage
): CompiledSearch {
  const writer = new Writer();
  const hits = writer.hits(question, chosen, frame);
  const weights = sort === 'relevance' ? writer.relevance() : null;
  const ranked =
    weights !== null
      ? `select h.record_no, coalesce(w.weight, 0) as first_key, 0 as second_key
    from hits h left join (${weights}) w on w.record_no = h.record_no`
      : sort === 'heat'
        ? `select r.record_no, coalesce(i.heat, -1) as first_key, coalesce(r.reactions, -1) as second_key
    from marts.search_records r semi join hits using (record_no)
      left join marts.issues i on i.issue_id = r.issue_id`
        : 'select record_no, 0 as first_key, 0 as second_key from hits';
  return writer.done(`${hits},
page as (
  select record_no, first_key, second_key from (${ranked}) ranked
  order by first_key desc, second_key desc, record_no desc
  limit ${writer.put(limit)}::integer offset ${writer.put(offset)}::integer
)
select case grouping_id(source, topic_code, city_code, county_code, month, polarity)
    when 63 then 'total' when 31 then 'source' when 47 then 'topic'
    when 51 then 'region' when 61 then 'month' else 'polarity' end as facet,
  source, topic_code, city_code, county_code, month, polarity,
  count(*)::integer as record_count, null::integer as record_no, null::integer as place
from hits
group by grouping sets ((), (source), (topic_code), (city_code, county_code), (month), (polarity))
union all
select 'page', null, null, null, null, null, null, null, record_no,
  row_number() over (order by first_key desc, second_key desc, record_no desc)::integer
from page`);
}

/**
 * The numbered records in full, in no order; units, places and topics by their codes. The numbers are joined, since
 * DuckDB then reads the texts near them only; of a list after `in` with more than a few members it reads every text.
 */
export function compileRecords(recordNos: readonly number[]): CompiledSearch {
  const writer = new Writer();
  return writer.done(`select r.record_no, r.record_id, r.source, r.channel, r.recorded_on, r.unit_org_id, r.city_code,
  r.county_code, r.topic_code, r.polarity, r.intent, ${OF_ISSUE},
  r.reactions, r.ent_id, e.ent_name, r.text, r.title_length
from (select unnest(${writer.put(recordNos.map(String))}::integer[]) as record_no) numbered
join marts.search_records r using (record_no)
${WITH_ISSUE}`);
}

/** Every hit with its names, newest first, for files. */
export function compileExport(
  question: Question | null,
  chosen: readonly Condition[],
  frame: SearchFrame
): CompiledSearch {
  const writer = new Writer();
  return writer.done(`${writer.hits(question, chosen, frame)}
${LIST}
from marts.search_records r semi join hits using (record_no)
${NAMES}
order by r.record_no desc`);
}

/**
 * The same rows as {@link compileExport}, written by the database into a Parquet file; `path` is bound like any
 * value.
 */
export function compileParquet(search: CompiledSearch, path: string): CompiledSearch {
  return {
    sql: `copy (${search.sql}) to $path (format parquet, compression zstd)`,
    parameters: { ...search.parameters, path }
  };
}

const OF_ISSUE = `r.issue_id, i.label as issue_label, case when not i.small_sample then i.heat end as issue_heat`;
const WITH_ISSUE = `left join marts.issues i on i.issue_id = r.issue_id
left join marts.enterprises e on e.ent_id = r.ent_id`;
const LIST = `select r.record_no, r.record_id, r.source, r.channel, r.recorded_on,
  coalesce(o.org_name, '') as unit_name,
  coalesce(c.region_name, '') as city_name,
  coalesce(y.region_name, '') as county_name,
  r.topic_code, coalesce(t.topic_name, '未归类') as topic_name, r.polarity, r.intent,
  ${OF_ISSUE},
  r.reactions, r.ent_id, e.ent_name, r.text, r.title_length`;
const NAMES = `left join marts.orgs o on o.org_id = r.unit_org_id
left join marts.regions c on c.region_code = r.city_code
left join marts.regions y on y.region_code = r.county_code
left join marts.topics t on t.topic_code = r.topic_code
${WITH_ISSUE}`;

/**
 * Collects bound values and the sets of records that words stand for. A set may name a record twice: it is only ever
 * joined by `semi` and `anti`.
 */
class Writer {
  private readonly parameters: Record<string, SearchValue> = {};
  private readonly words: string[] = [];
  private count = 0;

  done(sql: string): CompiledSearch {
    return { sql, parameters: this.parameters };
  }

  put(value: SearchValue): string {
    const name = `p${this.count++}`;
    this.parameters[name] = value;
    return `$${name}`;
  }

  hits(question: Question | null, chosen: readonly Condition[], frame: SearchFrame): string {
    const days = this.condition({ kind: 'days', from: frame.from, to: frame.to });
    const framed = [
      `starts_with(r.org_path, ${this.put(frame.scope_path)}::varchar)`,
      days,
      ...chosen.map((condition) => this.condition(condition))
    ];
    const asked = question === null ? '' : ` semi join (${this.set(question)}) asked using (record_no)`;
    return `with hits as materialized (
  select r.record_no, r.source, r.topic_code, r.city_code, r.county_code, r.month, r.polarity
  from marts.search_records r${asked}
  where ${framed.join(' and ')}
)`;
  }

  /** ln(1 + occurrences) of each word asked for, rarer words more, twice where it stands in the title. */
  relevance(): string | null {
    if (this.words.length === 0) return null;
    const weights = this.words.map(
      (
        word
      ) => `select record_no, ln(1 + count(*)) * ln(2000000 / count(*) over ()) * case when bool_or(in_title) then 2 else 1 end as weight
  from (select w.record_no, w.place < r.title_length as in_title
    from (${word}) w join marts.search_records r using (record_no) semi join hits using (record_no))
  group by record_no`
    );
    return `select record_no, sum(weight) as weight from (${weights.join('\n  union all ')}) group by record_no`;
  }

  private set(question: Question): string {
    switch (question.kind) {
      case 'text':
        return `select record_no from (${this.word(question.text, true)})`;
      case 'near':
        return this.near(question.left, question.right, question.distance);
      case 'where':
        return `select r.record_no from marts.search_records r where (${question.any.map((condition) => this.condition(condition)).join(' or ')})`;
      case 'any':
        return question.parts.map((part) => `select record_no from (${this.set(part)})`).join(' union all ');
      case 'not':
        return `select record_no from marts.search_records anti join (${this.set(question.part)}) x using (record_no)`;
      default:
        return this.all(question.parts);
    }
  }

  /** Excluded words limit the requested records, not all records. */
  private all(parts: readonly Question[]): string {
    const wanted = parts.filter((part) => part.kind !== 'not').map((part) => this.set(part));
    const excluded = parts.flatMap((part) => (part.kind === 'not' ? [this.set(part.part)] : []));
    const [first, ...others] = wanted.length > 0 ? wanted : ['select record_no from marts.search_records'];
    return `select record_no from (${first}) s${others.map((set, at) => ` semi join (${set}) s${at} using (record_no)`).join('')}${excluded.map((set, at) => ` anti join (${set}) x${at} using (record_no)`).join('')}`;
  }

  /** Every place where a word begins: (record_no, place). */
  private word(text: string, isShown = false): string {
    const sql = lengthOf(text) === 1 ? this.letter(text) : this.pairs(text);
    if (isShown) this.words.push(sql);
    return sql;
  }

  private letter(letter: string): string {
    const { low, high } = gramRange(letter);
    return `select record_no, place from marts.search_grams where gram between ${this.put(low)}::uinteger and ${this.put(high)}::uinteger`;
  }

  private pairs(text: string): string {
    const [first, ...rest] = gramsOf(text);
    const found = ({ gram }: { gram: number }) =>
      `select record_no, place from marts.search_grams where gram = ${this.put(gram)}::uinteger`;
    const joins = rest.map(
      (gram, at) =>
        ` semi join (${found(gram)}) n${at} on n${at}.record_no = g.record_no and n${at}.place = g.place + ${this.put(gram.offset)}::integer`
    );
    return `select g.record_no, g.place from (${found(first!)}) g${joins.join('')}`;
  }

  /** The gap is counted between the end of one word and the beginning of the other, in either order. */
  private near(left: string, right: string, distance: number): string {
    const gap = this.put(distance);
    return `select l.record_no from (${this.word(left, true)}) l join (${this.word(right, true)}) r on r.record_no = l.record_no
  and (r.place - l.place between ${this.put(lengthOf(left))}::integer and ${this.put(lengthOf(left))}::integer + ${gap}::integer
    or l.place - r.place between ${this.put(lengthOf(right))}::integer and ${this.put(lengthOf(right))}::integer + ${gap}::integer)`;
  }

  private condition(condition: Condition): string {
    switch (condition.kind) {
      case 'codes':
        return `list_contains(${this.put(condition.codes)}::varchar[], r.${condition.column})`;
      case 'requests':
        return 'r.is_request';
      case 'holds':
        return `coalesce(list_has_all(r.${condition.column}, ${this.put(condition.codes)}::varchar[]), false)`;
      case 'channels':
        return `(r.source = ${this.put(condition.source)}::varchar and list_contains(${this.put(condition.codes)}::varchar[], r.channel))`;
      case 'topics':
        return `(list_contains(${this.put(condition.codes)}::varchar[], r.topic_code) or list_contains(${this.put(condition.codes)}::varchar[], left(r.topic_code, 3)))`;
      case 'enterprise':
        return `r.ent_id in (select ent_id from marts.enterprises where contains(ent_name, ${this.put(condition.name)}::varchar))`;
      case 'landed':
        return `r.batch_no > ${this.put(condition.after)}::integer`;
      case 'regions': {
        if (condition.cities.length + condition.counties.length === 0) return 'r.city_code is null';
        return `(list_contains(${this.put(condition.cities)}::varchar[], r.city_code) or list_contains(${this.put(condition.counties)}::varchar[], r.county_code))`;
      }
      default: {
        const bounds = [
          ...(condition.from === null ? [] : [`r.recorded_on >= ${this.put(condition.from)}::date`]),
          ...(condition.to === null ? [] : [`r.recorded_on <= ${this.put(condition.to)}::date`])
        ];
        return bounds.length === 0 ? 'true' : `(${bounds.join(' and ')})`;
      }
    }
  }
}
