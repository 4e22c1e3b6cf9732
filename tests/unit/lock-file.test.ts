import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

/** Input of `npm ci`. */
interface LockedPackage {
  version?: string;
  integrity?: string;
  resolved?: string;
  dependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
}

const read = (name: string) => JSON.parse(readFileSync(join(import.meta.dirname, '..', '..', name), 'utf8')) as never;
const { packages } = read('package-lock.json') as { packages: Record<string, LockedPackage> };

/** Where Node finds a package from the folder of another: beside it, or in a folder above. */
function entryOf(from: string, name: string): string | undefined {
  for (let folder = from; ;) {
    const path = `${folder === '' ? '' : `${folder}/`}node_modules/${name}`;
    if (path in packages) return path;
    if (folder === '') return undefined;
    const above = folder.lastIndexOf('/node_modules/');
    folder = above < 0 ? '' : folder.slice(0, above);
  }
}

describe('package-lock.json', () => {
  it('has an entry for every dependency of every package, those of other platforms included', () => {
    const missing = Object.entries(packages).flatMap(([path, one]) =>
      Object.keys({ ...one.dependencies, ...one.optionalDependencies, ...one.devDependencies })
        .filter((name) => entryOf(path, name) === undefined)
        .map((name) => `${path || 'the project'} → ${name}`)
    );
    expect(missing).toEqual([]);
    expect(Object.keys(packages).filter((path) => /-(win32|darwin|linux)-/.test(path)).length).toBeGreaterThan(20);
  });

  it('fixes the bytes of every package and names no registry', () => {
    const installed = Object.entries(packages).filter(([path]) => path !== '');
    expect(installed.filter(([, one]) => !one.integrity).map(([path]) => path)).toEqual([]);
    expect(installed.filter(([, one]) => one.resolved !== undefined).map(([path]) => path)).toEqual([]);
  });

  it('asks for what package.json asks for, each at an exact version', () => {
    const project = read('package.json') as LockedPackage;
    const { dependencies, devDependencies } = packages['']!;
    expect({ dependencies, devDependencies }).toEqual({
      dependencies: project.dependencies,
      devDependencies: project.devDependencies
    });
    const wanted = Object.entries({ ...project.dependencies, ...project.devDependencies });
    expect(wanted.filter(([name, version]) => packages[`node_modules/${name}`]?.version !== version)).toEqual([]);
  });
});
