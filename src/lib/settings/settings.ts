/** The settings of the environment, declared once: readers, `.env.example` and `settings` come from this list. */
import { z } from 'zod';
import { BENCH_SETTINGS, BRIEFING_SETTINGS } from './office-settings.ts';
import type { Setting } from './setting.ts';

const optionalText = z.string().trim().optional();
const onOrOff = z.enum(['on', 'off']);

const PLACES = {
  DATA_DIR: {
    schema: z.string().default('.data'),
    shown: '.data',
    zh: '数据文件夹：收件夹、入库批次、已发布的数据都在这里。',
    en: 'State folder.'
  },
  KEY_DIR: {
    schema: optionalText,
    shown: '.data.keys',
    zh: '密钥文件夹：必须在数据文件夹之外，单独备份；默认在数据文件夹旁边，名字加 .keys。',
    en: 'Key folder, outside the data.'
  }
} satisfies Record<string, Setting>;

const ADDRESS = {
  HOST: {
    schema: z.string().trim().default('127.0.0.1'),
    shown: '127.0.0.1',
    zh: '网页监听地址：本机以外的地址要启用账号并加密（见下）。',
    en: 'Address the dashboard binds; others than loopback need accounts and TLS.'
  },
  PORT: {
    schema: z.coerce.number().int().min(1).max(65535).default(3000),
    shown: '3000',
    zh: '网页端口。',
    en: 'Port of the dashboard.'
  },
  ORIGIN: {
    schema: optionalText,
    shown: '',
    zh: '对外网址，如 https://zhisheng.example；本机以外访问时必填。',
    en: 'Public address; needed for other addresses than this machine.'
  },
  ACCOUNTS: {
    schema: onOrOff.optional(),
    shown: '',
    zh: '账号：on 或 off；不填时载入真实数据后启用。',
    en: 'Accounts; on once there is real data unless this says otherwise.'
  },
  TLS_CERT: { schema: optionalText, shown: '', zh: '自己的证书文件（PEM）。', en: 'Own certificate.' },
  TLS_KEY: { schema: optionalText, shown: '', zh: '证书的私钥文件（PEM）。', en: 'Its key.' },
  BEHIND_PROXY: {
    schema: onOrOff.optional(),
    shown: '',
    zh: '前面有一层可信的反向代理：on；来访地址取它写的 X-Forwarded-For 最后一个。',
    en: 'One trusted proxy in front.'
  },
  OIDC_ISSUER: {
    schema: z.url({ protocol: /^https?$/ }).optional(),
    shown: '',
    zh: '单点登录（OpenID Connect）的发行方网址，如 https://login.example；不填时只用本系统的账号。',
    en: 'Issuer of single sign-on (OpenID Connect); without it only local accounts.'
  },
  OIDC_CLIENT_ID: { schema: optionalText, shown: '', zh: '在单点登录登记的应用编号。', en: 'Client id there.' },
  OIDC_CLIENT_SECRET: { schema: optionalText, shown: '', zh: '应用的口令。', en: 'Client secret.' },
  OIDC_NAME: {
    schema: z.string().trim().max(20).default('单点登录'),
    shown: '单点登录',
    zh: '登录按钮上的名称。',
    en: 'Name on the button.'
  },
  OIDC_USERNAME_CLAIM: {
    schema: z.string().trim().default('preferred_username'),
    shown: 'preferred_username',
    zh: '单点登录给出的哪一项是本系统的账号名。',
    en: 'Claim that holds the name of the local account.'
  },
  SESSION_IDLE_MINUTES: {
    schema: z.coerce.number().int().min(5).max(720).default(30),
    shown: '30',
    zh: '多少分钟不操作后要重新登录。',
    en: 'Minutes until an idle session ends.'
  },
  SESSION_HOURS: {
    schema: z.coerce.number().int().min(1).max(72).default(12),
    shown: '12',
    zh: '登录后最长多少小时。',
    en: 'Hours until any session ends.'
  }
} satisfies Record<string, Setting>;

const OPERATION = {
  WEB_MEMORY_LIMIT: {
    schema: z
      .string()
      .regex(/^\d+(\.\d+)?\s?[KMG]i?B$/i)
      .default('1GB'),
    shown: '1GB',
    zh: '网页进程中 DuckDB 可用的内存，如 512MB、2GB。',
    en: 'Memory of DuckDB in the web process.'
  },
  PAGE_MEMORY_MB: {
    schema: z.coerce.number().int().min(0).max(4096).default(48),
    shown: '48',
    zh: '网页进程中为已算好的页面留的内存（MB），0 为不留。',
    en: 'Memory for kept pages, in MB; 0 keeps none.'
  },
  LOG_FORMAT: {
    schema: z.enum(['text', 'json']).default('text'),
    shown: 'text',
    zh: '运行日志的格式：text 给人看，json 每行一条，供日志系统收集；都不含个人信息。',
    en: 'Log lines for people or one JSON object each; no personal data in either.'
  },
  REQUEST_LOG: {
    schema: z.enum(['slow', 'all', 'off']).default('slow'),
    shown: 'slow',
    zh: '网页请求的日志：slow 只记出错和超过两秒的，all 全部，off 不记；只记页面、用时和请求编号，不记内容和人。',
    en: 'Requests that are logged: failed and slow ones, all, or none; page, time and request id only.'
  },
  METRICS_TOKEN: {
    schema: z.string().trim().min(16).optional(),
    shown: '',
    zh: '监控系统读取 /metrics 的口令（至少 16 个字符）；不填时只有本机可读。',
    en: 'Bearer token for /metrics; without it only this machine may read it.'
  },
  TRACE_QUERIES: {
    schema: optionalText,
    shown: '',
    zh: '把每页问了哪些查询和参数逐行追加到这个文件，供评测使用。',
    en: 'Appends each query a page asks to this file.'
  },
  DEMO: {
    schema: onOrOff.default('on'),
    shown: 'on',
    zh: '首次启动不生成演示数据：off。',
    en: '`off` skips demo data on the first start.'
  },
  INBOX_SETTLE_SECONDS: {
    schema: z.coerce.number().min(0).max(3600).default(5),
    shown: '5',
    zh: '文件在收件夹里静止多少秒后才读取。',
    en: 'Seconds a dropped file must be at rest.'
  },
  KEEP_GENERATIONS: {
    schema: z.coerce.number().int().min(1).max(100).default(5),
    shown: '5',
    zh: '保留几版已发布的数据，供 rollback 使用。',
    en: 'Published generations kept.'
  },
  INTAKE_DAYS: {
    schema: z.coerce.number().int().min(1).max(3650).default(30),
    shown: '30',
    zh: '加密原件和拒收行保存多少天。',
    en: 'Days that sealed originals and rejected rows are kept.'
  },
  RETAIN_VISITS_DAYS: {
    schema: z.coerce.number().int().min(0).max(36500).default(1825),
    shown: '1825',
    zh: '走访记录的文字和身份标识保存多少天（自入库和记录日期中较晚的一天起），到期清除，计数保留；0 为不清除。',
    en: 'Days that texts and keys of visits are kept; 0 keeps them.'
  },
  RETAIN_PETITIONS_DAYS: {
    schema: z.coerce.number().int().min(0).max(36500).default(1095),
    shown: '1095',
    zh: '信访诉求的文字和身份标识保存多少天；0 为不清除。',
    en: 'Days that texts and keys of petitions are kept.'
  },
  RETAIN_POSTS_DAYS: {
    schema: z.coerce.number().int().min(0).max(36500).default(365),
    shown: '365',
    zh: '网络帖文的文字、链接和作者标识保存多少天；0 为不清除。',
    en: 'Days that texts, addresses and keys of posts are kept.'
  },
  DEBUG: { schema: optionalText, shown: '', zh: '出错时打印完整堆栈：1。', en: '`1` prints stack traces.' }
} satisfies Record<string, Setting>;

export const SETTINGS = { ...PLACES, ...ADDRESS, ...OPERATION, ...BRIEFING_SETTINGS, ...BENCH_SETTINGS };

export type SettingName = keyof typeof SETTINGS;
/** Values after reading, by name. */
export type Settings = { [Name in SettingName]: z.output<(typeof SETTINGS)[Name]['schema']> };
