import { describe, expect, it } from 'vitest';
import { filesOf, importsOf, specifiersOf } from './tree.ts';

/**
 * Floors of the house: a folder may import folders on lower floors only. Read from the top: a door opens a command, a
 * command starts a run, a run lands, annotates and builds, and everything below knows nothing of who calls it.
 */
const PIPELINE_FLOORS = [
  ['.'],
  ['commands'],
  ['preview', 'desk', 'cluster'],
  ['run', 'safety'],
  ['text', 'warehouse', 'monthly-briefing'],
  ['landing', 'issues', 'app-state'],
  ['intake', 'sources', 'demo'],
  ['duck', 'files', 'reference']
];

const source = filesOf('src', '.ts', '.svelte').filter((file) => !file.includes('.gen.'));
const pipelines = filesOf('pipelines', '.ts', '.mjs');

/** First folder below `top`, '.' for files that lie in it directly. */
function roomOf(top: string, path: string): string {
  const below = path.slice(top.length + 1).split('/');
  return below.length === 1 ? '.' : below[0]!;
}

/** Groups of nodes that reach each other. */
function circles(arrows: Map<string, Set<string>>): string[][] {
  const order: string[] = [];
  const seen = new Set<string>();
  const visit = (node: string, graph: Map<string, Set<string>>, out: string[]) => {
    if (seen.has(node)) return;
    seen.add(node);
    for (const next of graph.get(node) ?? []) visit(next, graph, out);
    out.push(node);
  };
  for (const node of arrows.keys()) visit(node, arrows, order);
  const back = new Map<string, Set<string>>();
  for (const [from, targets] of arrows)
    for (const to of targets) back.set(to, (back.get(to) ?? new Set<string>()).add(from));
  seen.clear();
  return order
    .reverse()
    .map((node) => {
      const group: string[] = [];
      visit(node, back, group);
      return group.sort();
    })
    .filter((group) => group.length > 1);
}

function arrowsBetween(files: string[], imports: (file: string) => string[], room: (path: string) => string) {
  const arrows = new Map<string, Set<string>>();
  for (const file of files)
    for (const target of imports(file)) {
      const [from, to] = [room(file), room(target)];
      if (from !== to) arrows.set(from, (arrows.get(from) ?? new Set<string>()).add(to));
    }
  return arrows;
}

describe('floors', () => {
  it('a folder of pipelines imports lower floors only', () => {
    const floorOf = (path: string) => PIPELINE_FLOORS.findIndex((floor) => floor.includes(roomOf('pipelines', path)));
    const wrong = pipelines.flatMap((file) =>
      importsOf(file)
        .filter((target) => target.startsWith('pipelines/'))
        .filter((target) => roomOf('pipelines', target) !== roomOf('pipelines', file))
        .filter((target) => floorOf(target) <= floorOf(file))
        .map((target) => `${file} → ${target}`)
    );
    expect(wrong).toEqual([]);
    expect(pipelines.filter((file) => floorOf(file) < 0)).toEqual([]);
  });

  it('folders of src/lib make no circle, types included', () => {
    const lib = source.filter((file) => file.startsWith('src/lib/'));
    const inLib = (file: string) => importsOf(file).filter((target) => target.startsWith('src/lib/'));
    expect(circles(arrowsBetween(lib, inLib, (path) => roomOf('src/lib', path)))).toEqual([]);
  });

  it('files make no circle, types included', () => {
    const files = [...source, ...pipelines];
    const known = new Set(files);
    const inHouse = (file: string) => importsOf(file).filter((target) => known.has(target));
    expect(circles(arrowsBetween(files, inHouse, (path) => path))).toEqual([]);
  });

  it('a page imports nothing of another page', () => {
    const page = (path: string) => roomOf('src/routes', path);
    const wrong = source
      .filter((file) => file.startsWith('src/routes/'))
      .flatMap((file) =>
        importsOf(file)
          .filter((target) => target.startsWith('src/routes/') && page(target) !== page(file))
          .map((target) => `${file} → ${target}`)
      );
    expect(wrong).toEqual([]);
  });

  it('imports in one folder are relative, those of another room begin with #lib or #pipelines', () => {
    const files = [...source, ...pipelines].filter((file) => file !== 'pipelines/start.mjs');
    const wrong = files.flatMap((file) =>
      specifiersOf(file)
        .filter((specifier) => (file.startsWith('src/routes/') ? false : /^\.\.\/|^\.\/.*\//.test(specifier)))
        .map((specifier) => `${file} → ${specifier}`)
    );
    expect(wrong).toEqual([]);
  });
});
