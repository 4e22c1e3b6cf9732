/**
 * Who may be answered while there are no accounts: without a login, data that is not demo data must not leave the
 * machine.
 */
const LOOPBACK: readonly string[] = ['127.0.0.1', '::1', 'localhost'];

/** True where only programs of this machine can reach the server. */
function isLoopbackBound(host: string | undefined): boolean {
  return host !== undefined && LOOPBACK.includes(host);
}

/**
 * True when a Host header names this machine. A foreign name on a loopback server means that a web page elsewhere had
 * its own name point to 127.0.0.1 in order to read the data (DNS rebinding).
 */
export function namesThisMachine(hostHeader: string | null): boolean {
  const match = /^(\[[0-9a-f:]+\]|[^:]+)(?::\d{1,5})?$/i.exec(hostHeader ?? '');
  return match !== null && LOOPBACK.includes(match[1]!.toLowerCase().replace(/^\[|\]$/g, ''));
}

/**
 * True when a form was sent by a page of another site (CSRF). Browsers name the sending page in Origin on every POST;
 * it must be the very host that was asked, or the public address in ORIGIN behind a proxy that changes Host.
 */
export function isForeignWrite(method: string, headers: Headers, publicOrigin: string | undefined): boolean {
  if (method === 'GET' || method === 'HEAD' || method === 'OPTIONS') return false;
  const origin = headers.get('origin');
  if (origin === null || !URL.canParse(origin)) return true;
  return new URL(origin).host !== headers.get('host') && origin !== publicOrigin;
}

/** The one form whose body is streamed to disk; it has limits of its own. */
const STREAMED = { path: '/submissions', action: '?/drop' } as const;
/** Forms hold words, not files; Kit reads them into memory. */
const LONGEST_FORM = 512 * 1024;

/** True for a body that would be read into memory and is larger than any form, or does not say how large it is. */
export function isTooLarge(method: string, url: URL, headers: Headers): boolean {
  if (method === 'GET' || method === 'HEAD' || method === 'OPTIONS') return false;
  if (url.pathname === STREAMED.path && url.search === STREAMED.action) return false;
  const length = headers.get('content-length');
  return length === null ? headers.has('transfer-encoding') : Number(length) > LONGEST_FORM;
}

/** True for a body that no form of a page sends; reading it as one would fail. */
export function isNoForm(method: string, headers: Headers): boolean {
  if (method === 'GET' || method === 'HEAD' || method === 'OPTIONS') return false;
  const type = headers.get('content-type')?.split(';')[0]!.trim().toLowerCase();
  return type !== undefined && !['application/x-www-form-urlencoded', 'multipart/form-data'].includes(type);
}

export type Refusal = { status: 400 | 403 | 413 | 415 | 503; title: string; text: string };

export const FOREIGN_WRITE: Refusal = {
  status: 403,
  title: '没有执行',
  text: '这次提交不是从本页面发出的，为防止别的网站冒用，没有执行，数据没有变化。请回到职声的页面重新提交。'
};

export const TOO_LARGE: Refusal = {
  status: 413,
  title: '内容太长',
  text: '这次提交的内容超过 512 KB，没有执行，数据没有变化。文件请到「报送」页拖入。'
};

export const NO_FORM: Refusal = {
  status: 415,
  title: '没有执行',
  text: '这次提交不是页面上的表单，没有执行，数据没有变化。请回到职声的页面重新提交。'
};

export const TOO_BUSY: Refusal = {
  status: 503,
  title: '现在使用的人太多',
  text: '排队的请求已满，这一次没有处理，数据没有变化。请过十秒再试。'
};

export interface Situation {
  boundTo: string | undefined;
  hostHeader: string | null;
  /** The published data; null when nothing is published. Asked only where it matters. */
  publication: () => Promise<{ is_demo: boolean; has_real: boolean } | null>;
  /** True where people sign in. */
  accounts?: boolean;
  /** The public address, as ORIGIN gives it. */
  publicOrigin?: string | undefined;
}

/** True for the name of the public address, which is reached through TLS. */
function isPublicName(hostHeader: string | null, publicOrigin: string | undefined): boolean {
  return publicOrigin !== undefined && publicOrigin.startsWith('https:') && new URL(publicOrigin).host === hostHeader;
}

/** Why this request is refused, or null. */
export async function refusalOf(situation: Situation): Promise<Refusal | null> {
  const { boundTo, hostHeader, publication, accounts, publicOrigin } = situation;
  if (accounts && isPublicName(hostHeader, publicOrigin)) return null;
  if (isLoopbackBound(boundTo)) {
    return namesThisMachine(hostHeader)
      ? null
      : {
          status: 403,
          title: '不接受这个网址',
          text: '本机服务只接受 localhost 或 127.0.0.1 开头的网址，以免别的网站借用浏览器读取数据。请改用这样的网址打开。'
        };
  }
  if (accounts)
    return {
      status: 403,
      title: '不接受这个网址',
      text: '这个服务只接受设置里写明的网址（ORIGIN，以 https 开头）。数据没有变化。请改用单位公布的网址打开。'
    };
  const loaded = await publication();
  if (loaded === null || (loaded.is_demo && !loaded.has_real)) return null;
  return {
    status: 503,
    title: '尚未启用账号，不能对外提供真实数据',
    text: '已载入非演示数据，而本服务监听的是本机以外的地址，任何人不经登录就能看到。数据没有变化。请把环境变量 HOST 设为 127.0.0.1 后重新启动，在本机查看。'
  };
}

/** The page of a refusal: plain, without script, since nothing else may be served. */
export function refusalPage({ title, text }: Refusal): string {
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>${title} · 职声</title><style>body{max-width:40em;margin:15vh auto 0;padding:0 16px;font:16px/1.6 'PingFang SC','Microsoft YaHei','Noto Sans CJK SC',sans-serif;color:#1a2026;background:#f6f7f8}</style></head><body><h1>${title}</h1><p>${text}</p></body></html>`;
}
