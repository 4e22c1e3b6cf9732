/** `npm test`: what is missing is installed, then types, lint, unit, SQL, architecture and browser tests. */
import { spawn, spawnSync } from 'node:child_process';
import { buildWeb } from '#pipelines/web-build.ts';
import { ensureBrowser } from './browser-setup.ts';

const log = (line: string) => process.stderr.write(`${line}\n`);
const env = { ...process.env, NODE_NO_WARNINGS: '1' };

function step(title: string, file: string, args: string[]): void {
  log(`\n── ${title}`);
  const done = spawnSync(process.execPath, [file, ...args], { stdio: 'inherit', env });
  if (done.status !== 0) fail(title, done.status);
}

/** As `step`, beside other work: what it prints comes in one piece when it ends. */
async function stepBeside(title: string, file: string, args: string[]): Promise<void> {
  const child = spawn(process.execPath, [file, ...args], { stdio: ['ignore', 'pipe', 'pipe'], env });
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      text += chunk.toString();
    });
  const status = await new Promise<number | null>((resolve) => {
    child.on('close', resolve);
  });
  log(`\n── ${title}\n${text.trimEnd()}`);
  if (status !== 0) fail(title, status);
}

function fail(title: string, status: number | null): never {
  log(`「${title}」没有通过`);
  process.exit(status ?? 1);
}

const only = process.argv.slice(2);
ensureBrowser(log);
step('生成框架类型', 'node_modules/@sveltejs/kit/svelte-kit.js', ['sync']);
const checks =
  only.length > 0
    ? []
    : [
        stepBeside('格式', 'node_modules/prettier/bin/prettier.cjs', [
          '--check',
          '--cache',
          '--log-level',
          'warn',
          '.'
        ]),
        stepBeside('SQL 格式', '--import', ['tsx', 'tests/format-sql.ts']),
        stepBeside('类型检查', 'node_modules/svelte-check/bin/svelte-check', [
          '--tsconfig',
          './tsconfig.json',
          '--output',
          'human',
          '--threshold',
          'error'
        ]),
        stepBeside('代码规范', 'node_modules/eslint/bin/eslint.js', ['.'])
      ];
await Promise.all([...checks, buildWeb(log)]);
step('单元、SQL、架构与浏览器测试', 'node_modules/vitest/vitest.mjs', ['run', ...only]);
