import { InputError } from '#lib/domain/errors.ts';
import { SIGNING_FILE } from '#lib/briefing/seal.server.ts';
import { retiredKeys, rotateKeyFile, SESSIONS_FILE } from '#lib/state/key-file.server.ts';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { noteKeyUse } from '#pipelines/app-state/key-use.ts';
import { SEALING_FILE } from '#pipelines/intake/keys.ts';
import { openStateFolder, type StateFolder } from '#pipelines/files/state-folder.ts';
import { EXIT, type Command } from './command.ts';

/** Keys that can be rotated: file, purpose, and what a new one changes. */
const KEYS: Readonly<Record<string, { file: string; label: string; effect: string }>> = {
  sessions: {
    file: SESSIONS_FILE,
    label: '登录',
    effect: '网页重新启动后生效：所有人要重新登录，已启用的动态码照常可用'
  },
  briefings: { file: SIGNING_FILE, label: '简报签名', effect: '立即生效：新简报用新密钥签名，以前的简报仍能核对' },
  originals: {
    file: SEALING_FILE,
    label: '原件加密',
    effect: '下一次入库起生效：新原件用新密钥加密，以前的原件在保存期内仍能打开'
  }
};

export const command: Command = {
  name: 'keys',
  summary: '列出密钥，或换一把新的',
  usage: `keys list                列出密钥文件：用途、何时换过、留有几把旧的
keys rotate <哪一把>     换一把新的：${Object.entries(KEYS)
    .map(([name, { label }]) => `${name}（${label}）`)
    .join('、')}，或 all

旧密钥留在密钥文件夹里，只用来打开和核对以前的内容。换完请再做一次备份。
master.key（人员假名）不能换：换了之后，新旧数据里的同一个人就对不上。
例：npm run -s data -- keys rotate sessions`,
  options: {},
  async run([what, name], _values, io) {
    const folder = openStateFolder();
    if (what === 'list') {
      for (const key of Object.keys(KEYS)) io.stdout.write(`${lineOf(folder, key)}\n`);
      io.stdout.write(`master.key　人员假名　不能换\n`);
      return EXIT.ok;
    }
    const chosen = name === 'all' ? Object.keys(KEYS) : Object.keys(KEYS).filter((key) => key === name);
    if (what !== 'rotate' || chosen.length === 0)
      throw new InputError(
        'INPUT_INVALID',
        '没有说换哪一把密钥 — keys — 密钥没有变化',
        `写 keys list，或 keys rotate 加 ${Object.keys(KEYS).join('、')} 或 all`
      );
    for (const key of chosen) {
      const { file, label, effect } = KEYS[key]!;
      rotateKeyFile(join(folder.keys, file));
      await noteKeyUse(folder, { what: '换新密钥', key: label });
      io.stdout.write(`${label}：已换新密钥。${effect}。\n`);
    }
    io.stdout.write(`请现在做一次备份：密钥文件夹 ${folder.keys} 变了。\n`);
    return EXIT.ok;
  }
};

function lineOf(folder: StateFolder, name: string): string {
  const { file, label } = KEYS[name]!;
  const path = join(folder.keys, file);
  if (!existsSync(path)) return `${file}　${label}　还没有单独的密钥`;
  const since = statSync(path).mtime.toISOString().slice(0, 10);
  return `${file}　${label}　${since} 起使用，留有旧密钥 ${retiredKeys(path).length} 把`;
}
