/** Values of settings from an environment. */
import { InputError } from '#lib/domain/errors.ts';
import { SETTINGS, type SettingName, type Settings } from './settings.ts';

/** Variables that hold a secret: no message quotes their value. */
const SECRET: readonly SettingName[] = ['METRICS_TOKEN', 'OIDC_CLIENT_SECRET'];

/**
 * The settings of that name. An empty variable counts as unset, as in `.env.example`.
 * @throws InputError that names each variable that cannot be read, its value and the sentence of its declaration
 */
export function readSettings<Name extends SettingName>(
  names: readonly Name[],
  env: NodeJS.ProcessEnv = process.env
): Pick<Settings, Name> {
  const faults: string[] = [];
  const entries = names.map((name) => {
    const read = SETTINGS[name].schema.safeParse(env[name]?.trim() || undefined);
    if (!read.success) faults.push(faultOf(name, env[name] ?? ''));
    return [name, read.data];
  });
  if (faults.length > 0)
    throw new InputError(
      'INPUT_INVALID',
      `设置不能识别：${faults.join('；')} — 环境变量 — 数据没有变化`,
      '改正或去掉这些环境变量后重新启动；全部设置见 .env.example'
    );
  return Object.fromEntries(entries) as Pick<Settings, Name>;
}

/** The names whose values cannot be read, with their fault. */
export function settingFaults(env: NodeJS.ProcessEnv = process.env): string[] {
  return (Object.keys(SETTINGS) as SettingName[])
    .filter((name) => !SETTINGS[name].schema.safeParse(env[name]?.trim() || undefined).success)
    .map((name) => faultOf(name, env[name] ?? ''));
}

/** The value in force as text; a secret only as set or unset. */
export function shownValue(name: SettingName, env: NodeJS.ProcessEnv = process.env): string {
  const set = env[name]?.trim();
  if (!set) return SETTINGS[name].shown;
  return SECRET.includes(name) ? '（已设置，不显示）' : set;
}

function faultOf(name: SettingName, value: string): string {
  return `${name}${SECRET.includes(name) ? '' : `=${value}`}（${SETTINGS[name].zh.replace(/。$/, '')}）`;
}
