import { spawn } from 'node:child_process';
import { appendFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { installOnce } from '#pipelines/install.mjs';

const MODULE = pathToFileURL(resolve('pipelines', 'install.mjs')).href;
let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'install-'));
  writeFileSync(join(root, 'package-lock.json'), '{}');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const installs = () => readFileSync(join(root, 'log'), 'utf8').split('\n').filter(Boolean);
const install = () => {
  mkdirSync(join(root, 'node_modules'), { recursive: true });
  appendFileSync(join(root, 'log'), 'installed\n');
};

/** Another command that starts at the same time; its installation takes a while. */
function command(): Promise<string> {
  const child = spawn(process.execPath, [
    '--input-type=module',
    '-e',
    `import { installOnce } from '${MODULE}';
     import { appendFileSync, mkdirSync } from 'node:fs';
     installOnce(${JSON.stringify(root)}, {
       log: (line) => console.log(line),
       install: () => {
         mkdirSync(${JSON.stringify(join(root, 'node_modules'))}, { recursive: true });
         appendFileSync(${JSON.stringify(join(root, 'log'))}, 'begin\\n');
         Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 700);
         appendFileSync(${JSON.stringify(join(root, 'log'))}, 'end\\n');
       }
     });`
  ]);
  let said = '';
  child.stdout.on('data', (text: Buffer) => (said += text.toString()));
  return new Promise((done, failed) =>
    child.on('exit', (code) => (code === 0 ? done(said) : failed(new Error(`exit ${code}`))))
  );
}

it('of three commands that start together one installs, and the others wait for it', async () => {
  const said = await Promise.all([command(), command(), command()]);
  expect(installs()).toEqual(['begin', 'end']);
  expect(said.filter((text) => text.includes('正在安装依赖（'))).toHaveLength(1);
  expect(existsSync(join(root, '.installing'))).toBe(false);
});

it('what is installed is left alone until the lock file changes', () => {
  for (let time = 0; time < 2; time++) installOnce(root, { install, log: () => undefined });
  expect(installs()).toHaveLength(1);
  writeFileSync(join(root, 'package-lock.json'), '{"changed":true}');
  installOnce(root, { install, log: () => undefined });
  expect(installs()).toHaveLength(2);
});

it('a command that was killed while it installed, or that failed, blocks nobody', () => {
  const gone = spawn(process.execPath, ['-e', '']);
  return new Promise<void>((done) => gone.on('exit', () => done())).then(() => {
    writeFileSync(join(root, '.installing'), String(gone.pid));
    const failing = () => {
      throw new Error('no registry');
    };
    expect(() => installOnce(root, { install: failing, log: () => undefined })).toThrow('no registry');
    installOnce(root, { install, log: () => undefined });
    expect(installs()).toHaveLength(1);
  });
});
