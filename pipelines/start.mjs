// The door of the product: plain JavaScript without dependencies. Installs what package-lock.json asks for, then
// hands over.
//   npm start · npm test · npm run dev · npm run -s data -- <command> · npm run bench
import { spawn, spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installOnce } from './install.mjs';
import { isSupported, SUPPORTED } from './files/node-version.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const [mode = 'start', ...args] = process.argv.slice(2);
const scripts = {
  start: 'pipelines/serve.ts',
  data: 'pipelines/cli.ts',
  build: 'pipelines/build.ts',
  dev: 'pipelines/dev.ts',
  test: 'tests/run.ts',
  bench: 'tests/bench/run.ts'
};

if (!isSupported(process.versions.node))
  fail(`需要 Node ${SUPPORTED}，当前是 ${process.versions.node}。请安装后再试。`);
if (!(mode in scripts)) fail(`没有「${mode}」这种启动方式，可用：${Object.keys(scripts).join('、')}`);

try {
  installOnce(root, { install: npmCi, log: (line) => process.stderr.write(`${line}\n`) });
} catch {
  fail('依赖没有装好，程序没有启动，数据不变。请检查 npm 登记源是否可用、程序文件夹是否可写，然后重试。');
}
const child = spawn(process.execPath, ['--import', 'tsx', join(root, scripts[mode]), ...args], {
  // `data` keeps the caller's folder, so that file names on its command line mean what they say.
  cwd: mode === 'data' ? (process.env.INIT_CWD ?? root) : root,
  env: { ...process.env, ...(mode === 'data' && !process.env.DATA_DIR ? { DATA_DIR: join(root, '.data') } : {}) },
  stdio: 'inherit'
});
// Ctrl-C reaches the child through the terminal; a plain kill has to be passed on.
process.on('SIGINT', () => undefined);
process.on('SIGTERM', () => child.kill('SIGTERM'));
child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)));

function npmCi() {
  // `npm ci` installs exactly what the lock file records; tests keep an entry in it for every platform.
  const npm = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32'
  });
  if (npm.status !== 0) throw new Error('npm ci');
}

function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}
