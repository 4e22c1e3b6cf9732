import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Where the browser of the tests may be; test tools cannot download their own. */
const CANDIDATES = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome'
];

/** Path of an installed Chromium, or undefined. */
export function browserPath(): string | undefined {
  return CANDIDATES.find((path): path is string => path !== undefined && existsSync(path));
}

/** Flags for a quiet, offline Chromium. */
export const BROWSER_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic'
];

/** Installs Debian's chromium and CJK fonts when root; otherwise says what to install and ends the process. */
export function ensureBrowser(log: (line: string) => void): void {
  if (browserPath() && hasChineseFont()) return;
  const canInstall = process.getuid?.() === 0 && spawnSync('which', ['apt-get']).status === 0;
  if (!canInstall) {
    log(
      '浏览器测试需要 Chromium 和中文字体。Debian/Ubuntu：sudo apt-get install chromium fonts-noto-cjk；其他系统装好后用 CHROMIUM_PATH 指明路径。'
    );
    process.exit(1);
  }
  log('正在安装 chromium 与中文字体（首次约一分钟）……');
  const quiet = {
    stdio: ['ignore', 'ignore', 'inherit'] as ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  };
  spawnSync('apt-get', ['update', '-qq'], quiet);
  const done = spawnSync(
    'apt-get',
    ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-noto-cjk'],
    quiet
  );
  if (done.status !== 0 || !browserPath()) {
    log('chromium 没有装好，浏览器测试无法进行。请检查软件源后重试。');
    process.exit(1);
  }
}

function hasChineseFont(): boolean {
  const list = spawnSync('fc-list', [':lang=zh', 'family'], { encoding: 'utf8' });
  return list.status !== 0 || list.stdout.trim() !== '';
}
