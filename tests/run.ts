/**
 * `npm test`: what is missing is installed, then format, types, lint, unit, SQL, architecture and browser tests.
 * `npm test -- tests/sql/cli.test.ts` runs what it names and builds the dashboard only if that uses it; `npm run
 * test:unit` runs the unit tests alone.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { buildWeb } from '#pipelines/web-build.ts';
import { ensureBrowser } from './browser-setup.ts';
import { workInMemory } from './memory-root.ts';
import { chosenTests, needsDashboard } from './needs.ts';

const log = (line: string) => process.stderr.write(`${line}\n`);
const env = { ...process.env, NODE_NO_WARNINGS: '1', ...workInMemory() };

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

/** Unit tests run in processes that they share: most of their time is starting. `--unit` chooses them alone. */
const UNIT = ['tests/unit', '--no-isolate'];
const asked = process.argv.slice(2);
const isUnit = asked.includes('--unit');
const chosen = isUnit ? [...UNIT, ...asked.filter((one) => one !== '--unit')] : asked;
const isWhole = chosen.length === 0;
const usesDashboard = !isUnit && needsDashboard(chosenTests(chosen));

if (usesDashboard) ensureBrowser(log);
if (usesDashboard || !existsSync('.svelte-kit/tsconfig.json'))
  step('生成框架类型', 'node_modules/@sveltejs/kit/svelte-kit.js', ['sync']);
const checks = isWhole
  ? [
      stepBeside('格式', 'node_modules/prettier/bin/prettier.cjs', ['--check', '--cache', '--log-level', 'warn', '.']),
      stepBeside('SQL 格式', '--import', ['tsx', 'tests/format-sql.ts']),
      stepBeside('类型检查', 'node_modules/svelte-check/bin/svelte-check', [
        ...['--tsconfig', './tsconfig.json', '--output', 'human', '--threshold', 'error']
      ]),
      stepBeside('代码规范', 'node_modules/eslint/bin/eslint.js', ['.'])
    ]
  : [];
await Promise.all([...checks, ...(usesDashboard ? [buildWeb(log)] : [])]);
const vitest = (title: string, args: string[]) => step(title, 'node_modules/vitest/vitest.mjs', ['run', ...args]);
if (isWhole) {
  vitest('单元测试', UNIT);
  vitest('SQL、架构与浏览器测试', ['tests/sql', 'tests/architecture', 'tests/e2e']);
} else vitest('所选测试', chosen);
