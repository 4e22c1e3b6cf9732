/** The change that 为什么变了 is asked about, as its address carries it. Pure. */
import { InputError } from './errors.ts';
import { hrefOf } from './filters.ts';
import { REGISTERED } from './named-counts.ts';
import { TREND_SOURCES } from './trends.ts';

/** Figures of 总览, and the requests that 趋势 and the surges count. */
export const EXPLAINED = {
  visits: REGISTERED.visits.name,
  petitions: REGISTERED.petitions.name,
  posts: REGISTERED.posts.name,
  requests: '诉求和咨询',
  on_time: '信访按期办结率',
  A08: '企业走访覆盖率',
  A14: '集体协商覆盖率'
} as const;
export type Explained = keyof typeof EXPLAINED;

/** True for the key of a figure whose change can be taken apart. */
export function isExplained(key: string): key is Explained {
  return Object.hasOwn(EXPLAINED, key);
}

export interface ChangeRequest {
  of: Explained;
  /** Only requests have topics and sources to choose. */
  topic: string | null;
  source: string | null;
  /** A city or a county. */
  region: string | null;
}

const SHAPES = { topic: /^T\d\d(\.\d\d)?$/, source: new RegExp(`^(${TREND_SOURCES.join('|')})$`), region: /^61\d{4}$/ };

/** @throws InputError for a value that does not exist */
export function parseChangeRequest(params: URLSearchParams): ChangeRequest {
  const refuse = (value: string) =>
    new InputError(
      'INPUT_INVALID',
      `无法识别“${value.slice(0, 40)}” — 网址中的条件 — 数据没有变化`,
      '请从总览、趋势或信访办理的“为什么”进入'
    );
  const of = params.get('of') ?? 'requests';
  if (!isExplained(of)) throw refuse(of);
  const read = (name: keyof typeof SHAPES) => {
    const value = params.get(name);
    if (value && !SHAPES[name].test(value)) throw refuse(value);
    return value || null;
  };
  const isRequests = of === 'requests';
  return {
    of,
    topic: isRequests ? read('topic') : null,
    source: isRequests ? read('source') : null,
    region: read('region')
  };
}

/** Where a change is explained; the shared filters are added by the page that links. */
export function whyHref({ of, ...narrowed }: Partial<ChangeRequest> & Pick<ChangeRequest, 'of'>): string {
  return hrefOf('/why', narrow(new URLSearchParams({ of }), narrowed));
}

/** The requests behind a part, in 检索; the shared filters are added by the page that links. */
export function requestsHref(narrowed: Partial<Pick<ChangeRequest, 'topic' | 'source' | 'region'>>): string {
  return hrefOf('/search', narrow(new URLSearchParams({ kind: 'requests', span: 'period' }), narrowed));
}

function narrow(params: URLSearchParams, to: Record<string, string | null>): URLSearchParams {
  for (const [name, value] of Object.entries(to)) if (value) params.set(name, value);
  return params;
}
