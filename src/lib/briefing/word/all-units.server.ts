/** Everything a reader of a Word file sees, as units: body, headers and footers, notes, comments, numbering, title. */
import { readUnits } from './read-units.ts';
import { evened, type Unit, type UnitKind } from './units.ts';
import { styleDisguises } from './visibility.ts';
import { isOn, xmlTokens } from './xml-tokens.ts';
import type { WordPackage } from './read-package.server.ts';

const SIDE_PARTS: [ending: string, kind: UnitKind][] = [
  ['/footnotes', 'note'],
  ['/endnotes', 'note'],
  ['/comments', 'comment']
];
const SIDES: Record<string, string> = { default: '各页', even: '偶数页', first: '首页' };

export function allUnits(file: WordPackage): Unit[] {
  const body = file.body();
  const xml = file.text(body)!;
  const relations = file.relations(body);
  const partOf = (ending: string) => relations.find(({ type }) => type.endsWith(ending))?.target ?? null;
  const styles = styleDisguises(file.text(partOf('/styles') ?? ''));
  const read = (part: string, kind: UnitKind) =>
    readUnits(file.text(part) ?? '', kind, { styles, target: file.targetOf(part) });
  return [
    ...file.doubled.map((name): Unit => ({ kind: 'foreign', text: `文件里有两份 ${name}` })),
    ...readUnits(xml, 'paragraph', { styles, target: file.targetOf(body) }),
    ...margins(xml, (id) => relations.find((at) => at.id === id)?.target ?? '', read),
    ...SIDE_PARTS.flatMap(([ending, kind]) => {
      const part = partOf(ending);
      return part === null ? [] : read(part, kind);
    }),
    ...numbering(xml, file.text(partOf('/numbering') ?? '')),
    ...titles(file)
  ];
}

/**
 * Headers and footers that the sections use, by the pages they stand on; the first page counts where it is told to
 * differ.
 */
function margins(xml: string, partOf: (id: string) => string, read: (part: string, kind: UnitKind) => Unit[]): Unit[] {
  const found = new Map<string, Unit>();
  const add = (kind: UnitKind, side: string, units: Unit[]) => {
    for (const unit of units.length > 0 ? units : [{ kind, text: '空' }]) {
      const told = { ...unit, kind, text: `${SIDES[side] ?? side} ${unit.text}` };
      found.set(`${told.kind} ${told.text}`, told);
    }
  };
  for (const token of xmlTokens(xml) ?? []) {
    if (token.type !== 'open') continue;
    const kind = token.name === 'w:headerReference' ? 'header' : token.name === 'w:footerReference' ? 'footer' : null;
    if (kind)
      add(kind, token.attributes.get('w:type') ?? 'default', read(partOf(token.attributes.get('r:id') ?? ''), kind));
    else if (token.name === 'w:titlePg' && isOn(token.attributes)) add('header', 'first', []);
  }
  return [...found.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, unit]) => unit);
}

interface Level {
  text: string;
  start: string;
}

/** The words that numbered paragraphs begin with, how often, and where they start. */
function numbering(xml: string, numberingXml: string | null): Unit[] {
  const used = new Map<string, number>();
  let level = '0';
  for (const token of xmlTokens(xml) ?? []) {
    if (token.type !== 'open') continue;
    if (token.name === 'w:ilvl') level = token.attributes.get('w:val') ?? '0';
    else if (token.name === 'w:numId') {
      const key = `${token.attributes.get('w:val') ?? ''} ${level}`;
      used.set(key, (used.get(key) ?? 0) + 1);
      level = '0';
    }
  }
  const levels = levelsOf(numberingXml);
  const counts = new Map<string, number>();
  for (const [key, count] of used) {
    const at = levels.get(key);
    const told = `编号 ${at?.text ?? ''} 自 ${at?.start ?? '1'} 起`;
    // Programs give the same numbers under several ids.
    counts.set(told, (counts.get(told) ?? 0) + count);
  }
  return [...counts]
    .sort()
    .map(([told, count]): Unit => ({ kind: 'property', text: evened(`${told} 共 ${count} 处`) }));
}

/** `<numId> <level>` → text and start. */
function levelsOf(xml: string | null): Map<string, Level> {
  const abstracts = new Map<string, Map<string, Level>>();
  const levels = new Map<string, Level>();
  let owner: Map<string, Level> | null = null;
  let at: Level | null = null;
  let number = '';
  for (const token of xmlTokens(xml ?? '') ?? []) {
    if (token.type !== 'open') continue;
    const value = token.attributes.get('w:val') ?? '';
    switch (token.name) {
      case 'w:abstractNum':
        owner = new Map();
        abstracts.set(token.attributes.get('w:abstractNumId') ?? '', owner);
        break;
      case 'w:num':
        number = token.attributes.get('w:numId') ?? '';
        owner = null;
        break;
      case 'w:lvl':
        at = { text: '', start: '1' };
        owner?.set(token.attributes.get('w:ilvl') ?? '0', at);
        break;
      case 'w:lvlOverride':
        at = { ...(levels.get(`${number} ${token.attributes.get('w:ilvl') ?? '0'}`) ?? { text: '', start: '1' }) };
        levels.set(`${number} ${token.attributes.get('w:ilvl') ?? '0'}`, at);
        break;
      case 'w:abstractNumId':
        for (const [level, told] of abstracts.get(value) ?? []) levels.set(`${number} ${level}`, told);
        break;
      case 'w:lvlText':
        if (at) at.text = value;
        break;
      case 'w:start':
      case 'w:startOverride':
        if (at) at.start = value;
        break;
      default:
    }
  }
  return levels;
}

/** Title and remark of the file, which windows and lists of files show. */
function titles(file: WordPackage): Unit[] {
  const core = file.relations('').find(({ type }) => type.endsWith('/core-properties'))?.target;
  const xml = core ? (file.text(core) ?? '') : '';
  return ['title', 'description'].flatMap((name): Unit[] => {
    const text = evened(new RegExp(`<dc:${name}>([^<]*)</dc:${name}>`).exec(xml)?.[1] ?? '');
    return text === '' ? [] : [{ kind: 'property', text }];
  });
}
