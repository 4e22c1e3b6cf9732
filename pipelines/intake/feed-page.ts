import { cellText, isRecord, parseExact } from './exact-json.ts';
import type { FeedConfig } from './feed-config.ts';
import { failure } from './feed-request.ts';
import { splitText } from './split-records.ts';

/** One page: what to append to the file, and what the next step needs. */
export interface FeedPage {
  /** Lines to append, '' when the page holds no row. */
  text: string;
  rows: number;
  /** Values of cursor_field in order, '' where absent. */
  cursors: string[];
  /** Address of the next page as the server gave it. */
  next: string | null;
  /** CSV header line. */
  header: string;
}

const USUAL_PATHS = ['data', 'items', 'list', 'rows', 'records'];

/**
 * Reads one answer. Throws SyntaxError on broken JSON (worth another attempt), SourceError on a shape that will not
 * change.
 */
export function parsePage(config: FeedConfig, text: string): FeedPage {
  if (/^\s*<(!doctype|html)/i.test(text))
    throw failure('SOURCE_UNREADABLE', config, '对方返回了网页而不是数据，可能需要登录', '请核对网址与令牌');
  if (text.trim() === '') return { text: '', rows: 0, cursors: [], next: null, header: '' };
  return config.format === 'json' ? parseJsonPage(config, text) : parseCsvPage(config, text);
}

function parseJsonPage(config: FeedConfig, text: string): FeedPage {
  const body = parseExact(text);
  const items = itemsOf(config, body);
  const next = config.next_path === undefined ? null : cellText(at(body, config.next_path));
  return {
    text: items.map((item) => `${JSON.stringify(item)}\n`).join(''),
    rows: items.length,
    cursors: items.map((item) => (config.cursor_field === undefined ? '' : cellText(at(item, config.cursor_field)))),
    next: next === '' ? null : next,
    header: ''
  };
}

function itemsOf(config: FeedConfig, body: unknown): unknown[] {
  const places =
    config.items_path === undefined
      ? [body, ...USUAL_PATHS.map((path) => at(body, path))]
      : [at(body, config.items_path)];
  const items = places.find((place) => Array.isArray(place));
  if (Array.isArray(items)) return items;
  throw failure(
    'SOURCE_UNREADABLE',
    config,
    `答复中${config.items_path === undefined ? '' : ` ${config.items_path} 处`}没有记录数组`,
    '请在 feeds.json 中用 items_path 指明记录数组的位置'
  );
}

function at(value: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((part, key) => (isRecord(part) ? part[key] : undefined), value);
}

function parseCsvPage(config: FeedConfig, text: string): FeedPage {
  const [first, ...records] = splitText(text.replace(/^\uFEFF/, ''), ',');
  const header = first?.raw ?? '';
  const column = (first?.fields ?? []).findIndex((name) => name.trim() === config.cursor_field);
  if (config.cursor_field !== undefined && column < 0)
    throw failure(
      'SOURCE_UNREADABLE',
      config,
      `CSV 表头中没有 ${config.cursor_field}`,
      '请核对 feeds.json 中的 cursor_field'
    );
  return {
    text: records.map((record) => `${record.raw}\n`).join(''),
    rows: records.length,
    cursors: records.map((record) => record.fields[column] ?? ''),
    next: null,
    header
  };
}
