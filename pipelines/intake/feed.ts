import { SourceError } from '#lib/domain/errors.ts';
import { createHash } from 'node:crypto';
import { open, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import type { FeedConfig } from './feed-config.ts';
import { FeedCursor } from './feed-cursor.ts';
import { parsePage, type FeedPage } from './feed-page.ts';
import { failure, requestPage, type FeedEffects } from './feed-request.ts';

export { parseFeedConfigs, type FeedConfig } from './feed-config.ts';
export type { FeedEffects } from './feed-request.ts';

export interface FeedResult {
  /** JSONL or CSV file in workDir. */
  path: string;
  rows: number;
  /** Pages that brought rows. */
  pages: number;
  /** Greatest cursor_field seen, never below the cursor given; unchanged when rows may be outstanding below it. */
  cursor: string | null;
}

const DEFAULT_MAX_PAGES = 1000;

/**
 * Fetches every page of a feed into one file. Ends at an empty page, a missing `next`, a page or address that
 * repeats, or max_pages; a short page is no end, since servers cap page sizes as they like. Throws SourceError that
 * says how many rows had been fetched; then nothing is advanced and the partial file stays in workDir.
 */
export async function fetchFeed(
  config: FeedConfig,
  cursor: string | null,
  workDir: string,
  effects: FeedEffects
): Promise<FeedResult> {
  const path = join(workDir, `${config.name}.${config.format === 'json' ? 'jsonl' : 'csv'}`);
  const file = await open(path, 'w', 0o600);
  const fetched: Fetched = { rows: 0, pages: 0, header: '', cursor: new FeedCursor(cursor) };
  try {
    const isComplete = await fetchPages(config, firstUrl(config, cursor), fetched, file, effects);
    const next = config.cursor_field === undefined ? cursor : fetched.cursor.result(isComplete);
    if (!isComplete && config.cursor_field !== undefined && next === cursor)
      effects.log(`接口 ${config.name}：记录不是按 ${config.cursor_field} 升序给出，拉取进度不前移`);
    return { path, rows: fetched.rows, pages: fetched.pages, cursor: next };
  } catch (error) {
    if (!(error instanceof SourceError) || fetched.rows === 0) throw error;
    throw new SourceError(
      error.code,
      `${error.message}（中断前已取得 ${fetched.pages} 页 ${fetched.rows} 行，未入库，下次从原进度重新拉取）`,
      error.hint,
      { cause: error }
    );
  } finally {
    await file.close();
  }
}

interface Fetched {
  rows: number;
  pages: number;
  header: string;
  cursor: FeedCursor;
}

/** True when the feed said it was at its end, false when the fetch stopped before. */
async function fetchPages(
  config: FeedConfig,
  start: URL,
  fetched: Fetched,
  file: FileHandle,
  effects: FeedEffects
): Promise<boolean> {
  const seenPages = new Set<string>();
  const seenUrls = new Set<string>();
  const maxPages = config.max_pages ?? DEFAULT_MAX_PAGES;
  for (let url: URL | null = start, number = 1; url; number += 1) {
    if (number > maxPages) {
      effects.log(`接口 ${config.name}：已到 ${maxPages} 页上限，其余留待下次`);
      return false;
    }
    seenUrls.add(url.href);
    const page: FeedPage = await requestPage(config, url, effects, (text) => parsePage(config, text));
    const digest = createHash('sha256').update(page.text).digest('hex');
    if (page.rows > 0 && seenPages.has(digest)) {
      effects.log(`接口 ${config.name}：第 ${number} 页与前面某页内容相同，到此为止，共 ${fetched.rows} 行`);
      return false;
    }
    seenPages.add(digest);
    await append(config, page, fetched, file);
    if (page.rows === 0 && config.next_path === undefined) return true;
    url = nextUrl(config, url, page, number);
    if (url && seenUrls.has(url.href)) {
      effects.log(`接口 ${config.name}：第 ${number} 页的下一页地址指回前面某页，到此为止，共 ${fetched.rows} 行`);
      return false;
    }
  }
  return true;
}

async function append(config: FeedConfig, page: FeedPage, fetched: Fetched, file: FileHandle): Promise<void> {
  if (page.header !== '' && fetched.header === '') {
    fetched.header = page.header;
    await file.appendFile(`${page.header}\n`);
  }
  if (page.rows === 0) return;
  if (page.header !== fetched.header)
    throw failure('SOURCE_UNREADABLE', config, `第 ${fetched.pages + 1} 页的表头与第一页不同`, '请联系对方系统管理员');
  await file.appendFile(page.text);
  fetched.rows += page.rows;
  fetched.pages += 1;
  fetched.cursor.add(page.cursors);
}

function firstUrl(config: FeedConfig, cursor: string | null): URL {
  const url = new URL(config.url);
  if (config.page_param !== undefined) url.searchParams.set(config.page_param, '1');
  if (config.page_size !== undefined && !url.searchParams.has('page_size'))
    url.searchParams.set('page_size', String(config.page_size));
  if (config.cursor_param !== undefined && cursor !== null) url.searchParams.set(config.cursor_param, cursor);
  return url;
}

function nextUrl(config: FeedConfig, current: URL, page: FeedPage, number: number): URL | null {
  if (config.page_param !== undefined) {
    const url = new URL(current);
    url.searchParams.set(config.page_param, String(number + 1));
    return url;
  }
  if (page.next === null) return null;
  const url = URL.canParse(page.next, current) ? new URL(page.next, current) : null;
  // The token must not follow an address to another host.
  if (url === null || url.origin !== current.origin)
    throw failure('SOURCE_UNREADABLE', config, '下一页地址无效或指向另一台服务器', '请核对 feeds.json 中的 next_path');
  return url;
}
