/** The ways in which one change is taken apart, with the monthly counts of every part. */
import type { ChangeRequest } from '#lib/domain/change-request.ts';
import type { ShellData } from '#lib/domain/shell.ts';
import { CHANNELS } from '#lib/domain/petition-words.ts';
import { lastDayOfMonth } from '#lib/domain/periods.ts';
import { cityCodeOf } from '#lib/domain/regions.ts';
import type { PartBy } from '#lib/domain/trends.ts';
import { VISIT_KINDS } from '#lib/domain/visit-words.ts';
import type { Ask } from '#lib/contracts/query-row.ts';

export interface MonthParts {
  month: string;
  part_code: string;
  record_count: number;
}

export interface Split {
  by: 'place' | 'topic' | 'source' | 'issue';
  /** 按地区 */
  label: string;
  /** How codes get their names, unless `names` holds them. */
  names_by: PartBy;
  names: Record<string, string> | null;
  /** How the parts are expected; null where a part has no past of its own, as a hot issue. */
  shape: 'own' | 'whole' | null;
}

type Filled = Split & { rows: MonthParts[] };
interface Bounds {
  from_month: string;
  to_month: string;
}

const place = (level: 'city' | 'county') =>
  ({
    by: 'place',
    label: '按地区',
    names_by: 'city',
    names: level === 'county' ? { '': '没有写明区县' } : null,
    shape: 'whole'
  }) as const;
const TOPIC = { by: 'topic', label: '按主题', names_by: 'topic', names: null, shape: 'own' } as const;
const SOURCE = { by: 'source', label: '按来源', names_by: 'source', names: null, shape: 'own' } as const;

/** Cities of the province, counties of a city; a county has no parts. */
function placesUnder(shell: ShellData, region: string | null): 'city' | 'county' | null {
  const at = region ?? shell.scope_county_code ?? shell.scope_city_code;
  if (at === null) return 'city';
  return cityCodeOf(at) === at ? 'county' : null;
}

export async function splitsOf(ask: Ask, shell: ShellData, request: ChangeRequest, bounds: Bounds): Promise<Filled[]> {
  const { of } = request;
  return of === 'requests'
    ? requestSplits(ask, shell, request, bounds)
    : registeredSplits(ask, shell, request.region, { source: of, ...bounds });
}

async function requestSplits(ask: Ask, shell: ShellData, request: ChangeRequest, bounds: Bounds): Promise<Filled[]> {
  const { topic, source, region } = request;
  const parts = (part_by: string) =>
    ask('trends/breakdown', {
      topic,
      source,
      region,
      industry: null,
      ownership: null,
      worker_group: null,
      counted: 'requests',
      part_by,
      scope_path: shell.scope_path,
      from_day: bounds.from_month,
      to_day: shell.as_of < bounds.to_month ? shell.as_of : lastDayOfMonth(bounds.to_month)
    });
  const level = placesUnder(shell, region);
  const issues = await parts('issue');
  const issue_ids = [...new Set(issues.map(({ part_code }) => part_code))].filter((id) => id !== '');
  const labels = await ask('why/issue_names', { issue_ids });
  return [
    ...(level ? [{ ...place(level), rows: await parts(level) }] : []),
    ...(topic?.includes('.') ? [] : [{ ...TOPIC, rows: await parts('topic') }]),
    ...(source ? [] : [{ ...SOURCE, rows: await parts('source') }]),
    {
      by: 'issue',
      label: '按热点问题',
      names_by: 'topic',
      names: { '': '没有归入热点问题', ...Object.fromEntries(labels.map((row) => [row.issue_id, row.label])) },
      shape: null,
      rows: issues
    }
  ];
}

const CHANNEL_NAMES: Record<string, { label: string; measure: string; names: Record<string, string> }> = {
  petitions: { label: '按渠道', measure: 'channel', names: CHANNELS },
  visits: { label: '按走访对象', measure: 'kind', names: VISIT_KINDS }
};

async function registeredSplits(
  ask: Ask,
  shell: ShellData,
  region: string | null,
  asked: Bounds & { source: string }
): Promise<Filled[]> {
  const { scope_path } = shell;
  const parts = (part_by: string) => ask('why/registered', { ...asked, part_by, region, scope_path });
  const level = placesUnder(shell, region);
  const channel = region === null ? CHANNEL_NAMES[asked.source] : undefined;
  const topics = await parts('topic');
  const places: Filled[] = level ? [{ ...place(level), rows: await parts(level) }] : [];
  const topic: Filled = { ...TOPIC, label: '按类别', names: namesOf(topics), rows: topics };
  if (!channel) return [...places, topic];
  const rows = await ask('work/months', { ...asked, measure: channel.measure, scope_path });
  return [
    ...places,
    topic,
    {
      ...SOURCE,
      label: channel.label,
      names: channel.names,
      rows: rows.map(({ part, ...row }) => ({ ...row, part_code: part }))
    }
  ];
}

/** The categories of a source system are their own names. */
function namesOf(rows: readonly MonthParts[]): Record<string, string> {
  return Object.fromEntries(rows.map(({ part_code }) => [part_code, part_code]));
}
