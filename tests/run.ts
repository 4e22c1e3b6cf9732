/** `npm test`: what is missing is installed, then types, lint, unit, SQL, architecture and browser tests. */
import { spawnSync } from 'node:child_process';
import { buildWeb } from '../pipelines/web-build.ts';
import { ensureBrowser } from './browser-setup.ts';

const log = (line: string) => process.stderr.write(`${line}\n`);

function step(title: string, file: string, args: string[]): void {
  log(`\n── ${title}`);
  const done = spawnSync(process.execPath, [file, ...args], { stdio: 'inherit', env: { ...process.env, NODE_NO_WARNINGS: '1' } });
  if (done.status !== 0) {
    log(`「${title}」没有通过`);
    process.exit(done.status ?? 1);
  }
}

const only = process.argv.slice(2);
ensureBrowser(log);
step('生成框架类型', 'node_modules/@sveltejs/kit/svelte-kit.js', ['sync']);
if (only.length === 0) {
  step('类型检查', 'node_modules/svelte-check/bin/svelte-check', ['--tsconfig', './tsconfig.json', '--output', 'human', '--threshold', 'error']);
  step('代码规范', 'node_modules/eslint/bin/eslint.js', ['.']);
}
await buildWeb(log);
step('单元、SQL、架构与浏览器测试', 'node_modules/vitest/vitest.mjs', ['run', ...only]);
