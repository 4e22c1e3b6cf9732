import { secondsSince } from '#pipelines/files/elapsed.ts';
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..');
/** Inputs of the built dashboard. */
const INPUTS = [
  'src',
  'static',
  'sql/queries',
  'sql/app',
  'sql/scope',
  'package-lock.json',
  'svelte.config.js',
  'vite.config.ts'
];

/** Path of the server of the built dashboard. */
export const WEB_SERVER = join(ROOT, 'build', 'index.js');

/**
 * Builds the dashboard unless what is built comes from the same sources. Returns true when it built.
 * Throws with the end of the build's output when it fails.
 */
export async function buildWeb(log: (line: string) => void): Promise<boolean> {
  const stamp = join(ROOT, 'build', '.sources');
  const sources = hashOf(INPUTS);
  if (existsSync(WEB_SERVER) && existsSync(stamp) && readFileSync(stamp, 'utf8') === sources) return false;
  const from = performance.now();
  log('正在构建网页……');
  const output = await runVite();
  if (output.code !== 0) throw new Error(`网页构建失败：${output.text.slice(-2000)}`);
  writeFileSync(stamp, sources);
  log(`网页已构建，用时 ${secondsSince(from, 0)} 秒`);
  return true;
}

function runVite(): Promise<{ code: number | null; text: string }> {
  return new Promise((resolve) => {
    const vite = spawn(
      process.execPath,
      [join(ROOT, 'node_modules', 'vite', 'bin', 'vite.js'), 'build', '--logLevel', 'warn'],
      { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] }
    );
    let text = '';
    for (const stream of [vite.stdout, vite.stderr])
      stream.on('data', (chunk: Buffer) => {
        text += chunk.toString();
      });
    vite.on('exit', (code) => resolve({ code, text }));
  });
}

function hashOf(paths: string[]): string {
  const hash = createHash('sha256');
  const walk = (path: string) => {
    for (const entry of readdirSync(join(ROOT, path), { withFileTypes: true }).sort((a, b) =>
      a.name < b.name ? -1 : 1
    )) {
      const child = `${path}/${entry.name}`;
      if (entry.isDirectory()) walk(child);
      else hash.update(child).update(readFileSync(join(ROOT, child)));
    }
  };
  for (const path of paths) {
    if (path.includes('.')) hash.update(readFileSync(join(ROOT, path)));
    else walk(path);
  }
  return hash.digest('hex');
}
