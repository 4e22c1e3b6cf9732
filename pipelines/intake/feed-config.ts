import type { Source } from '#lib/contracts/contract.ts';
import { InputError } from '#lib/domain/errors.ts';
import { z } from 'zod';

/** One configured HTTP feed; see README.md for what each setting does. */
export interface FeedConfig {
  name: string;
  source: Source;
  url: string;
  format: 'json' | 'csv';
  /** Sent as bearer token. */
  token?: string;
  /** Query parameter of the page number, counted from 1. */
  page_param?: string;
  /** Query parameter of the since-cursor. */
  cursor_param?: string;
  /** Field (JSON) or header (CSV) whose greatest value becomes the next cursor. */
  cursor_field?: string;
  /** Dotted path to the array of records; without it the root or one of data, items, list, rows, records. */
  items_path?: string;
  /** Dotted path to the address of the next page. */
  next_path?: string;
  page_size?: number;
  /** Milliseconds per request, body included. */
  timeout_ms?: number;
  max_pages?: number;
}

const feed = z
  .strictObject({
    name: z.string().regex(/^[a-z0-9][a-z0-9_-]{0,39}$/, '只能用小写字母、数字、- 和 _，不超过 40 字'),
    source: z.enum(
      ['visits', 'petitions', 'negotiations', 'posts', 'reference'],
      '应为 visits、petitions、negotiations、posts、reference 之一'
    ),
    url: z.url({ protocol: /^https?$/, error: '应为 http 或 https 网址' }),
    format: z.enum(['json', 'csv'], '应为 json 或 csv'),
    token: z.string().min(1).optional(),
    token_env: z
      .string()
      .regex(/^[A-Z_][A-Z0-9_]*$/, '应为环境变量名')
      .optional(),
    page_param: z.string().min(1).optional(),
    cursor_param: z.string().min(1).optional(),
    cursor_field: z.string().min(1).optional(),
    items_path: z.string().min(1).optional(),
    next_path: z.string().min(1).optional(),
    page_size: z.int().min(1).max(100_000).optional(),
    timeout_ms: z.int().min(100).max(600_000).optional(),
    max_pages: z.int().min(1).max(100_000).optional()
  })
  .refine((one) => !(one.token && one.token_env), { path: ['token_env'], message: 'token 与 token_env 只能写一个' })
  .refine((one) => !(one.page_param && one.next_path), {
    path: ['next_path'],
    message: 'page_param 与 next_path 只能写一个'
  })
  .refine((one) => !one.cursor_param || one.cursor_field, {
    path: ['cursor_field'],
    message: '写了 cursor_param 就必须写 cursor_field'
  })
  .refine((one) => one.format === 'json' || (!one.items_path && !one.next_path), {
    path: ['format'],
    message: 'csv 不支持 items_path 与 next_path'
  });

/**
 * Reads `feeds.json`: an array of feeds. Tokens named by `token_env` are taken from `env`. Throws InputError naming
 * feed and setting.
 */
export function parseFeedConfigs(text: string, env: Record<string, string | undefined> = process.env): FeedConfig[] {
  const parsed = z.array(feed).safeParse(parseJson(text));
  if (!parsed.success) {
    const issues = parsed.error.issues.map((issue) => `${place(issue.path)}${issue.message}`);
    throw invalid(issues.join('；'));
  }
  const names = parsed.data.map((one) => one.name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw invalid(`有两个接口同名 ${twice}`);
  return parsed.data.map(({ token_env: variable, ...config }) => {
    if (variable === undefined) return config;
    const token = env[variable];
    if (!token) throw invalid(`接口 ${config.name} 的令牌在环境变量 ${variable} 中，但该变量未设置`);
    return { ...config, token };
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw invalid('不是合法的 JSON', cause);
  }
}

function place(path: PropertyKey[]): string {
  const [index, ...rest] = path;
  return index === undefined ? '' : `第 ${Number(index) + 1} 个接口${rest.length > 0 ? ` ${rest.join('.')}` : ''}：`;
}

function invalid(reason: string, cause?: unknown): InputError {
  return new InputError(
    'INPUT_INVALID',
    `feeds.json 有误：${reason}；没有拉取任何接口`,
    '请改正后重试，各设置的含义见 pipelines/intake/README.md',
    { cause }
  );
}
