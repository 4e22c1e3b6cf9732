import { SourceError } from '#lib/domain/errors.ts';
import type { FeedConfig } from './feed-config.ts';

/** Effects of a feed; injected so that tests can fail and hang on purpose. */
export interface FeedEffects {
  fetch: typeof fetch;
  sleep(ms: number): Promise<void>;
  log(line: string): void;
  signal: AbortSignal;
}

const ATTEMPTS = 5;
const BACK_OFF_MS = 500;
const DEFAULT_TIMEOUT_MS = 30_000;
/** A server that asks for more patience than this is left for the next run. */
const MAX_RETRY_AFTER_MS = 300_000;
const MAX_PAGE_BYTES = 64 * 1024 * 1024;

/** A failure that another attempt may cure. */
class Transient extends Error {
  readonly waitMs: number | null;

  constructor(message: string, waitMs: number | null, options?: { cause?: unknown }) {
    super(message, options);
    this.waitMs = waitMs;
  }
}

/**
 * One page as text. Retries 429, 5xx, timeouts, hangs and broken connections up to five times with exponential
 * back-off and jitter; Retry-After is respected. `accept` may throw to have an unreadable page fetched again. Throws
 * SourceError.
 */
export async function requestPage<T>(
  config: FeedConfig,
  url: URL,
  effects: FeedEffects,
  accept: (text: string) => T
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const text = await requestOnce(config, url, effects);
      try {
        return accept(text);
      } catch (cause) {
        throw cause instanceof SourceError
          ? cause
          : new Transient(`内容不是完整的 ${config.format.toUpperCase()}`, null, { cause });
      }
    } catch (error) {
      if (!(error instanceof Transient)) throw error;
      const wait = error.waitMs ?? BACK_OFF_MS * 2 ** (attempt - 1) * (0.75 + Math.random() / 2);
      if (attempt >= ATTEMPTS || wait > MAX_RETRY_AFTER_MS)
        throw failure(
          'SOURCE_UNREACHABLE',
          config,
          `${error.message}，已尝试 ${attempt} 次`,
          '稍后会按计划重试；若持续出现请联系对方系统管理员',
          error
        );
      effects.log(`接口 ${config.name}：${error.message}，${Math.round(wait)} 毫秒后第 ${attempt + 1} 次尝试`);
      await effects.sleep(wait);
    }
  }
}

async function requestOnce(config: FeedConfig, url: URL, effects: FeedEffects): Promise<string> {
  effects.signal.throwIfAborted();
  const timeoutMs = config.timeout_ms ?? DEFAULT_TIMEOUT_MS;
  const timeout = AbortSignal.timeout(timeoutMs);
  try {
    const response = await effects.fetch(url, {
      signal: AbortSignal.any([effects.signal, timeout]),
      headers: {
        accept: config.format === 'json' ? 'application/json' : 'text/csv',
        ...(config.token === undefined ? {} : { authorization: `Bearer ${config.token}` })
      }
    });
    await checkStatus(config, response);
    return await readBody(config, response);
  } catch (cause) {
    if (cause instanceof Transient || cause instanceof SourceError) throw cause;
    effects.signal.throwIfAborted();
    throw new Transient(timeout.aborted ? `${timeoutMs} 毫秒内没有答复` : '连接失败或中断', null, { cause });
  }
}

async function checkStatus(config: FeedConfig, response: Response): Promise<void> {
  if (response.ok) return;
  await response.body?.cancel();
  const { status } = response;
  if (status === 401 || status === 403)
    throw failure(
      'SOURCE_UNREACHABLE',
      config,
      `对方拒绝访问（HTTP ${status}），令牌缺失、过期或无权限`,
      '请核对 feeds.json 中的 token 或 token_env，向对方申请新令牌'
    );
  if (status === 408 || status === 429 || status >= 500)
    throw new Transient(`对方答复 HTTP ${status}`, retryAfterMs(response.headers.get('retry-after')));
  throw failure('SOURCE_UNREACHABLE', config, `对方答复 HTTP ${status}`, '请核对 feeds.json 中的网址与参数');
}

/** Retry-After in seconds or as a date; null when absent or unreadable. */
function retryAfterMs(header: string | null): number | null {
  if (header === null) return null;
  const ms = /^\d+$/.test(header.trim()) ? Number(header) * 1000 : Date.parse(header) - Date.now();
  return Number.isFinite(ms) ? Math.max(0, ms) : null;
}

async function readBody(config: FeedConfig, response: Response): Promise<string> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  const reader = response.body?.getReader();
  for (let part = (await reader?.read())?.value; part; part = (await reader?.read())?.value) {
    bytes += part.length;
    if (bytes > MAX_PAGE_BYTES)
      throw failure('SOURCE_UNREADABLE', config, `单页超过 ${MAX_PAGE_BYTES} 字节`, '请在 feeds.json 中减小 page_size');
    parts.push(part);
  }
  const body = Buffer.concat(parts);
  const charset = /charset=["']?(gbk|gb2312|gb18030)/i.test(response.headers.get('content-type') ?? '')
    ? 'gb18030'
    : 'utf-8';
  return new TextDecoder(charset).decode(body);
}

/** The error of a feed: names the feed, says why, and that the cursor stays where it was. */
export function failure(
  code: 'SOURCE_UNREACHABLE' | 'SOURCE_UNREADABLE',
  config: FeedConfig,
  reason: string,
  hint: string,
  cause?: unknown
): SourceError {
  return new SourceError(code, `接口「${config.name}」拉取失败：${reason}；拉取进度未前移，已入库数据不受影响`, hint, {
    cause
  });
}
