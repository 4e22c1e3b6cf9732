/**
 * The parts of a Word file and how they hang together: which part is the body, which headers it uses, what a relation
 * points to.
 */
import { createHash } from 'node:crypto';
import { strFromU8, unzipSync } from 'fflate';
import { InputError } from '#lib/domain/errors.ts';
import { xmlTokens } from './xml-tokens.ts';

const MAX_ENTRY_BYTES = 50_000_000;

export interface Relation {
  id: string;
  type: string;
  target: string;
  isExternal: boolean;
}

export class WordPackage {
  /** Names that stand twice: programs differ in which one they show. */
  readonly doubled: string[] = [];
  private readonly entries: Record<string, Uint8Array>;

  /** @throws InputError when the bytes are not a Word file */
  constructor(bytes: Uint8Array) {
    const seen = new Set<string>();
    try {
      this.entries = unzipSync(bytes, {
        filter: ({ name, originalSize }) => {
          const key = name.toLowerCase();
          if (seen.has(key)) this.doubled.push(name);
          seen.add(key);
          return originalSize <= MAX_ENTRY_BYTES;
        }
      });
    } catch (cause) {
      throw notWord(cause);
    }
  }

  text(name: string): string | null {
    const entry = this.entries[name];
    return entry ? strFromU8(entry) : null;
  }

  names(): string[] {
    return Object.keys(this.entries);
  }

  /**
   * The body: what the package itself calls its document, which need not be word/document.xml. @throws InputError
   * without one
   */
  body(): string {
    const main = this.relations('').find(({ type }) => type.endsWith('/officeDocument'));
    const name = main?.target ?? 'word/document.xml';
    if (!this.entries[name]) throw notWord();
    return name;
  }

  relations(owner: string): Relation[] {
    const slash = owner.lastIndexOf('/');
    const folder = owner.slice(0, slash + 1);
    const text = this.text(`${folder}_rels/${owner.slice(slash + 1)}.rels`);
    return (xmlTokens(text ?? '') ?? []).flatMap((token) => {
      if (token.type !== 'open' || !token.name.endsWith('Relationship')) return [];
      const target = token.attributes.get('Target') ?? '';
      const isExternal = token.attributes.get('TargetMode') === 'External';
      return [
        {
          id: token.attributes.get('Id') ?? '',
          type: token.attributes.get('Type') ?? '',
          target: isExternal ? target : resolved(folder, target),
          isExternal
        }
      ];
    });
  }

  /** Target of a relation of a part: an address outside, or the hash of what lies inside. */
  targetOf(owner: string): (id: string) => string {
    const relations = this.relations(owner);
    return (id) => {
      const relation = relations.find((at) => at.id === id);
      if (!relation) return '没有';
      const entry = this.entries[relation.target];
      if (relation.isExternal || !entry) return relation.target;
      return createHash('sha256').update(entry).digest('hex').slice(0, 32);
    };
  }
}

function resolved(folder: string, target: string): string {
  const path = target.startsWith('/') ? target.slice(1) : `${folder}${target}`;
  return path
    .split('/')
    .reduce<string[]>((parts, part) => {
      if (part === '..') parts.pop();
      else if (part !== '.' && part !== '') parts.push(part);
      return parts;
    }, [])
    .join('/');
}

function notWord(cause?: unknown): InputError {
  return new InputError(
    'INPUT_INVALID',
    '这不是可以读取的 Word 文件（.docx） — 文件没有核对 — 原文件没有变化',
    '请给出本系统生成、另存为 .docx 的简报',
    { cause }
  );
}
