import { describe, expect, it } from 'vitest';
import { readSettings, settingFaults, shownValue } from '#lib/settings/read-settings.ts';
import { envExample, strayNames } from '#lib/settings/reference.ts';
import { SETTINGS, type SettingName } from '#lib/settings/settings.ts';

const names = Object.keys(SETTINGS) as SettingName[];

/** The environment that a copy of `.env.example` makes. */
function exampleEnvironment(): NodeJS.ProcessEnv {
  return Object.fromEntries(
    envExample()
      .split('\n')
      .filter((line) => /^[A-Z]/.test(line))
      .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)])
  );
}

describe('settings of the environment', () => {
  it('have the same values whether .env.example is copied or nothing is set', () => {
    const { KEY_DIR: copiedKeys, ...copied } = readSettings(names, exampleEnvironment());
    const { KEY_DIR: ownKeys, ...unset } = readSettings(names, {});
    expect(copied).toEqual(unset);
    // The key folder lies beside the data folder, wherever that is.
    expect([copiedKeys, ownKeys]).toEqual(['.data.keys', undefined]);
  });

  it('read lists and numbers, and blanks count as unset', () => {
    expect(
      readSettings(['BRIEFING_KINDS', 'BRIEFING_SCOPES', 'PORT', 'TLS_CERT'], {
        BRIEFING_KINDS: 'monthly，year',
        BRIEFING_SCOPES: '610100 610827',
        PORT: ' 8443 ',
        TLS_CERT: '  '
      })
    ).toEqual({
      BRIEFING_KINDS: ['monthly', 'year'],
      BRIEFING_SCOPES: ['610100', '610827'],
      PORT: 8443,
      TLS_CERT: undefined
    });
  });

  it('are refused with name, value and sentence; a secret is not quoted', () => {
    const env = { PORT: '80800', ACCOUNTS: 'yes', METRICS_TOKEN: 'short', BRIEFING_KINDS: 'weekly' };
    expect(() => readSettings(['PORT', 'ACCOUNTS'], env)).toThrow(/PORT=80800（网页端口）；ACCOUNTS=yes/);
    expect(() => readSettings(['METRICS_TOKEN'], env)).toThrow(/^(?!.*short).*METRICS_TOKEN/);
    expect(settingFaults(env)).toHaveLength(4);
    expect(shownValue('METRICS_TOKEN', { METRICS_TOKEN: 'a'.repeat(20) })).not.toContain('aaa');
  });

  it('name a variable that looks like a setting and is none', () => {
    expect(strayNames({ DATADIR: '/srv', data_dir: 'x', BRIEFING_FONT: 'x', HOME: '/root', PATH: '/bin' })).toEqual([
      { name: 'DATADIR', near: 'DATA_DIR' },
      { name: 'data_dir', near: 'DATA_DIR' },
      { name: 'BRIEFING_FONT', near: null }
    ]);
  });
});
