/** The own parameters of 盲区清单. */
import { InputError } from './errors.ts';
import { LISTED_STANDINGS, type TaskStanding } from './gap-tasks.ts';
import { GAP_KINDS, SEVERITIES, type GapType } from './gap-types.ts';
import { CITIES, cityCodeOf } from './regions.ts';

export type GapOrder = 'need' | 'since' | 'size';

export interface GapRequest {
  type: GapType | null;
  /** Code of a city or a county. */
  region: string | null;
  need_from: number;
  need_to: number;
  /** Null is every gap that is not closed. */
  standing: TaskStanding | null;
  order: GapOrder;
  page: number;
}

/** The page of the list: what it shows besides. */
export interface GapPageRequest extends GapRequest {
  /** The list, or the tasks given out, by unit. */
  view: 'list' | 'board';
  /** Number of the unit whose tasks the board lists. */
  unit: string | null;
}

export const GAP_ORDERS: Record<GapOrder, string> = { need: '需要程度', since: '时间最久', size: '涉及职工多' };

/** @throws InputError for a value that does not exist */
export function parseGapRequest(params: URLSearchParams): GapPageRequest {
  const type = oneOf(
    params,
    'type',
    '盲区类别',
    GAP_KINDS.map((kind) => kind.type)
  );
  const region = parseRegion(params);
  const severity = SEVERITIES.find(
    (at) =>
      at.key ===
      oneOf(
        params,
        'severity',
        '程度',
        SEVERITIES.map((level) => level.key)
      )
  );
  const standing = oneOf(params, 'standing', '派单情况', LISTED_STANDINGS);
  const order = oneOf(params, 'order', '排序', Object.keys(GAP_ORDERS) as GapOrder[]) ?? 'need';
  const view = oneOf(params, 'view', '视图', ['list', 'board'] as const) ?? 'list';
  const page = Number(params.get('page') ?? '1');
  return {
    type,
    region,
    need_from: severity?.from ?? 0,
    need_to: severity?.to ?? 100,
    standing,
    order,
    page: Number.isInteger(page) && page >= 1 && page <= 10_000 ? page : 1,
    view,
    unit: params.get('unit')?.slice(0, 64) || null
  };
}

/** `city` is the name that links of earlier versions carry. */
function parseRegion(params: URLSearchParams): string | null {
  const code = params.get('region') || params.get('city');
  if (!code) return null;
  if (!/^\d{6}$/.test(code) || !CITIES.some((city) => city.region_code === cityCodeOf(code)))
    throw new InputError(
      'INPUT_INVALID',
      `没有地区“${code.slice(0, 40)}” — 网址中的地区 — 数据没有变化`,
      '请从页面上的筛选中选择，或写六位行政区划代码，如 610827（米脂县）'
    );
  return code;
}

function oneOf<T extends string>(
  params: URLSearchParams,
  name: string,
  label: string,
  allowed: readonly T[]
): T | null {
  const value = params.get(name);
  if (!value) return null;
  const found = allowed.find((at) => at === value);
  if (found === undefined)
    throw new InputError(
      'INPUT_INVALID',
      `没有${label}“${value.slice(0, 40)}” — 网址中的${label} — 数据没有变化`,
      '请从页面上的筛选中选择'
    );
  return found;
}
