/** Where and how the dashboard may be reached: accounts, addresses, TLS. Pure but for the path of a file. */
import { join } from 'node:path';
import { readSettings } from '#lib/settings/read-settings.ts';

/** The dashboard behind its own certificate. */
export const TLS_SERVER = join(import.meta.dirname, 'tls-server.mjs');

export interface WebDoor {
  /** Why it does not start; null when it does. */
  refusal: string | null;
  accounts: 'on' | 'off';
  origin: string;
  has_tls: boolean;
  /** The headers that the server takes from a configured proxy; empty where there is none. */
  proxy: Record<string, string>;
}

/**
 * Accounts are on once there is real data, or where ACCOUNTS says so. Without them real data stays on this machine;
 * with them other addresses need TLS: a certificate of its own (TLS_CERT, TLS_KEY) or a proxy named in ORIGIN.
 */
export function webDoor(env: NodeJS.ProcessEnv, at: { host: string; port: string; has_real: boolean }): WebDoor {
  const set = readSettings(['ACCOUNTS', 'TLS_CERT', 'TLS_KEY', 'BEHIND_PROXY', 'ORIGIN'], env);
  const accounts = set.ACCOUNTS ?? (at.has_real ? 'on' : 'off');
  const has_tls = Boolean(set.TLS_CERT && set.TLS_KEY);
  const has_proxy = set.BEHIND_PROXY === 'on';
  const shown = at.host === '127.0.0.1' ? 'localhost' : at.host;
  const origin = set.ORIGIN ?? `${has_tls ? 'https' : 'http'}://${shown}:${at.port}`;
  return { refusal: refusalOf(), accounts, origin, has_tls, proxy: has_proxy ? PROXY : {} };

  function refusalOf(): string | null {
    if (isLoopback(at.host)) return null;
    if (accounts === 'off')
      return at.has_real
        ? `已载入真实数据，没有启用账号，只能在本机访问，没有在 ${at.host} 上启动。去掉 HOST 或 ACCOUNTS=off 后重新启动即可。`
        : null;
    if (!has_tls && !has_proxy)
      return `在 ${at.host} 上要加密访问，没有启动。设置 TLS_CERT 和 TLS_KEY（证书和私钥文件），或在反向代理后面设置 BEHIND_PROXY=on 和 ORIGIN。`;
    if (!origin.startsWith('https:') || !set.ORIGIN)
      return `在 ${at.host} 上要写明以 https 开头的对外网址，没有启动。设置 ORIGIN，例如 ORIGIN=https://zhisheng.example。`;
    return null;
  }
}

/**
 * One proxy in front, configured by hand: the client's address is the last one that it added, so what a client writes
 * into the header itself is passed over.
 */
const PROXY = { ADDRESS_HEADER: 'x-forwarded-for', XFF_DEPTH: '1' };

export function isLoopback(host: string): boolean {
  return ['127.0.0.1', '::1', 'localhost'].includes(host);
}
