/** What `doctor` asks of the machine: version, space, memory, clock, rights. */
import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { totalmem } from 'node:os';
import { join } from 'node:path';
import { settingFaults } from '#lib/settings/read-settings.ts';
import { strayNames } from '#lib/settings/reference.ts';
import { freeBytes } from '#lib/state/machine-fault.server.ts';
import type { StateFolder } from '#pipelines/files/state-folder.ts';
import { readManifests } from '#pipelines/landing/manifests.ts';
import { isSupported, SUPPORTED } from '#pipelines/files/node-version.mjs';
import { readPublication } from '#pipelines/warehouse/publish.ts';
import { damagedProgramFiles } from './bundle.ts';
import { fault, fine, note, type Finding } from './finding.ts';

const MIB = 1024 * 1024;
/** Below this a build of the demo data is not possible. */
const LEAST_FREE = 512 * MIB;
const LEAST_MEMORY = 3 * 1024 * MIB;
/** A clock may be wrong by a little without any figure changing. */
const CLOCK_SLACK_MS = 5 * 60_000;

export function checkVersion(version = process.versions.node): Finding {
  return isSupported(version)
    ? fine('运行环境', `Node ${version}`)
    : fault('运行环境', `Node ${version} 不在支持的版本之内`, `请安装 Node ${SUPPORTED}`);
}

/** Three times the published file must fit: the new file, its copy on screen, and what sorting needs. */
export function checkSpace(folder: StateFolder): Finding {
  const free = freeBytes(folder.root);
  const size = existsSync(folder.warehouse) ? statSync(folder.warehouse).size : 0;
  const needed = Math.max(LEAST_FREE, 3 * size);
  const words = `剩余 ${Math.floor(free / MIB).toLocaleString('zh-CN')} MB，下一次构建大约需要 ${Math.ceil(needed / MIB).toLocaleString('zh-CN')} MB`;
  return free < needed
    ? fault('磁盘空间', words, '清出空间，或把 DATA_DIR 移到更大的磁盘')
    : free < 2 * needed
      ? note('磁盘空间', words, '空间已不宽裕，请尽早清理')
      : fine('磁盘空间', words);
}

export function checkMemory(total = totalmem()): Finding {
  const words = `内存 ${Math.round(total / MIB / 102.4) / 10} GB`;
  return total < LEAST_MEMORY ? note('内存', words, '建议 4 GB 以上；数据量大时构建可能失败') : fine('内存', words);
}

/** Something dated after now was made under another clock: dates of runs and publications cannot be trusted then. */
export function checkClock(folder: StateFolder, now: Date): Finding {
  const stamps = [readPublication(folder)?.published_at, readManifests(folder.landing).at(-1)?.landed_at];
  const latest = Math.max(...stamps.map((stamp) => (stamp ? Date.parse(stamp) : 0)));
  if (latest > now.getTime() + CLOCK_SLACK_MS)
    return fault(
      '系统时间',
      `现在是 ${now.toISOString()}，而数据里最近一次记录的时间是 ${new Date(latest).toISOString()}`,
      '请校准系统时间；时间改正后下一次运行会按正确日期重新发布'
    );
  return now.getUTCFullYear() < 2025
    ? fault('系统时间', `现在是 ${now.toISOString()}，明显不对`, '请校准系统时间')
    : fine('系统时间', now.toISOString());
}

/** The state folder must be writable for the product and closed to other users of the machine. */
export function checkRights(folder: StateFolder): Finding[] {
  const findings: Finding[] = [];
  for (const [subject, path] of [
    ['数据文件夹权限', folder.root],
    ['密钥文件夹权限', folder.keys]
  ] as const) {
    if (!existsSync(path)) continue;
    const mode = statSync(path).mode & 0o777;
    if (!isWritable(path)) findings.push(fault(subject, `${path} 不能写入`, '请检查所有者、权限和磁盘是否只读'));
    else if (process.platform !== 'win32' && (mode & 0o077) !== 0)
      findings.push(
        fault(subject, `${path} 的权限是 ${mode.toString(8)}，其他用户可以打开`, `请执行 chmod 700 "${path}"`)
      );
    else findings.push(fine(subject, `${path} 只有本用户可以打开`));
  }
  return findings;
}

/** Files of a program that was installed from a bundle; nothing is known of one that npm installed. */
export function checkProgram(project: string): Finding[] {
  const damaged = damagedProgramFiles(project);
  if (damaged === null) return [];
  return damaged.length === 0
    ? [fine('程序文件', '与安装包一致')]
    : [
        fault(
          '程序文件',
          `${damaged.length} 个文件与安装包不一致：${damaged.slice(0, 3).join('、')}`,
          '重新解开安装包；数据文件夹不受影响'
        )
      ];
}

/** Settings that cannot be read stop a start; a name that is none has no effect, which nobody notices. */
export function checkSettings(env: NodeJS.ProcessEnv = process.env): Finding[] {
  const faults = settingFaults(env).map((words) => fault('设置', words, '改正或去掉这个环境变量'));
  const stray = strayNames(env).map(({ name, near }) =>
    note('设置', `${name} 不是产品的设置，不起作用`, near ? `是否要写 ${near}` : '全部设置见 settings 命令')
  );
  return faults.length + stray.length > 0 ? [...faults, ...stray] : [fine('设置', '环境变量都能识别')];
}

/** Fonts that Word, PDF and figures are set in; without them a briefing cannot be made. */
export function checkFonts(project: string): Finding {
  const missing = ['@embedpdf/fonts-sc', '@expo-google-fonts/noto-serif-sc'].filter(
    (name) => !existsSync(join(project, 'node_modules', name, 'package.json'))
  );
  return missing.length === 0
    ? fine('字体', '简报和图所用的字体都在')
    : fault('字体', `缺少 ${missing.join('、')}，简报不能生成 PDF`, '重新安装产品的依赖（安装包内已含）');
}

function isWritable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
