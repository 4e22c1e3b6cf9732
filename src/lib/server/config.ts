import { readSettings } from '#lib/settings/read-settings.ts';

/** Settings of the web process, read once. `npm start` decides ACCOUNTS from the data; without it there are none. */
export const config = readSettings([
  'DATA_DIR',
  'HOST',
  'PORT',
  'ORIGIN',
  'ACCOUNTS',
  'WEB_MEMORY_LIMIT',
  'PAGE_MEMORY_MB',
  'LOG_FORMAT',
  'REQUEST_LOG',
  'METRICS_TOKEN',
  'TRACE_QUERIES',
  'RETAIN_VISITS_DAYS',
  'RETAIN_PETITIONS_DAYS',
  'RETAIN_POSTS_DAYS',
  'OIDC_ISSUER',
  'OIDC_CLIENT_ID',
  'OIDC_CLIENT_SECRET',
  'OIDC_NAME',
  'OIDC_USERNAME_CLAIM',
  'SESSION_IDLE_MINUTES',
  'SESSION_HOURS',
  'BRIEFING_SEPARATION'
]);

/** Where people reach the product: for links that are handed over, and for a provider that sends them back. */
export const publicAddress = config.ORIGIN ?? `http://${config.HOST}:${config.PORT}`;
