/** The list of settings as text. Pure. */
import { SETTINGS, type SettingName } from './settings.ts';

const HEAD = [
  '# 职声的设置。全部可不填；写在 .env 里不会自动读取，请设成环境变量后再启动，例如：DATA_DIR=/srv/zhisheng',
  '# Settings of 职声. All optional; set them in the environment of the command.'
];

/** `.env.example`: a sentence in both languages above each variable with its default. */
export function envExample(): string {
  const lines = Object.entries(SETTINGS).flatMap(([name, { zh, en, shown }]) => [
    `# ${zh} / ${en}`,
    `${name}=${shown}`
  ]);
  return [...HEAD, '', ...lines, ''].join('\n');
}

/**
 * Variables that are no setting but look like one: a setting's name written with other signs or other case, or with
 * the first word of a family of settings (`BRIEFING_…`).
 */
export function strayNames(env: NodeJS.ProcessEnv): { name: string; near: SettingName | null }[] {
  const known = Object.keys(SETTINGS) as SettingName[];
  const plain = (name: string) => name.toUpperCase().replace(/[^A-Z]/g, '');
  const families = new Set(['BRIEFING', 'SESSION', 'INBOX', 'INTAKE', 'TLS', 'OIDC']);
  return Object.keys(env)
    .filter((name) => !known.includes(name as SettingName))
    .flatMap((name) => {
      const near = known.find((setting) => plain(setting) === plain(name)) ?? null;
      return near || families.has(name.split('_')[0]!) ? [{ name, near }] : [];
    });
}
