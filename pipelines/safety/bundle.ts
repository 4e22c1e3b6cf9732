/**
 * The offline install bundle: one archive with the program, its packages, the built dashboard and Node itself, for a
 * machine that reaches no registry. Packages that only build and test are left out.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync
} from 'node:fs';
import { rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { InputError } from '#lib/domain/errors.ts';

/** Part of the program that an archive contains, as paths from its folder. */
const PROGRAM = [
  ...['src', 'sql', 'static', 'pipelines', 'build', '.svelte-kit/tsconfig.json'],
  ...['package.json', 'package-lock.json', 'svelte.config.js', 'vite.config.ts', 'tsconfig.json'],
  ...['README.md', 'CHANGELOG.md', 'LICENSE', 'NOTICE', '.env.example', '.npmrc']
];
/** Note of the installer in `node_modules`: with it nothing is installed again. */
const INSTALLED = 'node_modules/.zhisheng-installed';
export const MANIFEST = 'bundle.json';

const LockFile = z.object({
  packages: z.record(z.string(), z.object({ dev: z.boolean().optional(), devOptional: z.boolean().optional() }))
});
const Manifest = z.object({
  version: z.string(),
  node: z.string(),
  platform: z.string(),
  made_at: z.string(),
  /** SHA-256 by path. */
  files: z.record(z.string(), z.string())
});
export type BundleManifest = z.output<typeof Manifest>;

/** Folders of packages that the running product needs, from the lock file; those of other platforms are not there. */
export function neededPackages(lockFile: string): string[] {
  const { packages } = LockFile.parse(JSON.parse(lockFile));
  return Object.entries(packages)
    .filter(([path, entry]) => path.startsWith('node_modules/') && !entry.dev && !entry.devOptional)
    .map(([path]) => path);
}

/** Paths of all files of the bundle, Node and its start script aside, sorted. */
export function bundledFiles(root: string): string[] {
  const packages = neededPackages(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  const nested = new Set(packages.filter((path) => path.indexOf('node_modules/', 1) > 0));
  const files = [...PROGRAM, INSTALLED, ...packages]
    .filter((path) => existsSync(join(root, path)))
    .flatMap((path) => filesBelow(root, path, (folder) => folder.endsWith('/node_modules') && !nested.has(folder)));
  return [...new Set(files)].sort();
}

function filesBelow(root: string, path: string, isLeftOut: (path: string) => boolean): string[] {
  if (!statSync(join(root, path)).isDirectory()) return [path];
  return readdirSync(join(root, path), { withFileTypes: true }).flatMap((entry) => {
    const child = `${path}/${entry.name}`;
    if (entry.isDirectory()) return isLeftOut(child) ? [] : filesBelow(root, child, isLeftOut);
    return entry.isFile() ? [child] : [];
  });
}

/**
 * Writes the archive (`.tar.gz`) and returns its manifest.
 * @param at `node`: the Node that goes with it, this one unless named
 * @throws InputError when packages or the built dashboard are missing: `npm start` makes both
 */
export async function makeBundle(
  root: string,
  archive: string,
  at: { now: Date; node?: string }
): Promise<BundleManifest> {
  for (const path of [INSTALLED, 'build/index.js', 'build/.sources'])
    if (!existsSync(join(root, path)))
      throw new InputError('INPUT_INVALID', `安装包没有做成：缺少 ${path}`, '先运行 npm run build，再做安装包');
  const { version } = z.object({ version: z.string() }).parse(readJson(join(root, 'package.json')));
  const name = `zhisheng-${version}`;
  const stage = mkdtempSync(`${archive}.`);
  try {
    const files: Record<string, string> = {};
    for (const path of bundledFiles(root)) files[path] = place(join(root, path), join(stage, name, path));
    files['bin/node'] = place(at.node ?? process.execPath, join(stage, name, 'bin/node'));
    files['zhisheng'] = place(join(root, 'pipelines/deploy/zhisheng.sh'), join(stage, name, 'zhisheng'), true);
    const manifest = {
      version,
      node: process.versions.node,
      platform: platform(),
      made_at: at.now.toISOString(),
      files
    };
    writeFileSync(join(stage, name, MANIFEST), `${JSON.stringify(manifest, null, 1)}\n`);
    await tar(['-czf', archive, '-C', stage, name]);
    return manifest;
  } finally {
    rmSync(stage, { recursive: true, force: true });
  }
}

/** Files that differ from the manifest or are missing; null where the program was not installed from a bundle. */
export function damagedProgramFiles(root: string): string[] | null {
  if (!existsSync(join(root, MANIFEST))) return null;
  const { files } = Manifest.parse(readJson(join(root, MANIFEST)));
  return Object.entries(files)
    .filter(([path, hash]) => !existsSync(join(root, path)) || hashOf(join(root, path)) !== hash)
    .map(([path]) => path);
}

/** A link where the disk allows it, else a copy. Returns the SHA-256 of the content. */
function place(from: string, to: string, isProgram = false): string {
  mkdirSync(dirname(to), { recursive: true });
  if (isProgram) {
    copyFileSync(from, to);
    chmodSync(to, 0o755);
  } else
    try {
      linkSync(from, to);
    } catch {
      copyFileSync(from, to);
    }
  return hashOf(to);
}

const hashOf = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex');
const readJson = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));
const platform = () => `${process.platform}-${process.arch}`;

function tar(args: string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn('tar', args, { stdio: ['ignore', 'ignore', 'inherit'] });
    child.on('error', reject);
    child.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`tar ended with ${code}`))));
  });
}
