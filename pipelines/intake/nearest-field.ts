import { allFields, type Field, type RecordContract } from '#lib/contracts/contract.ts';
import { readHeader, spellingsOf } from './header-text.ts';

/** A header that no field accepts, and the field that it probably means. */
export interface Proposal {
  header: string;
  field: string;
  label: string;
}

/** Who or what a header speaks of says nothing about the field: 来访人反映的问题 is 反映的问题. */
const SPEAKERS =
  /(来信来访|来信|来访|来电|信访|上访|反映|投诉|诉求|求助|当事|走访|受访|被访|职工|群众|员工|本次|相关|有关|具体|主要|简要|详细|所)(人员|人|者|方)?的?/g;
/** Of two headers this much alike one is probably the other. */
const ALIKE = 0.6;

/**
 * The field of the record that each header comes closest to, best first, among those that nothing fills. Characters,
 * pairs of characters and
 * the end of a Chinese compound (its head: 办理情况 is a kind of 情况) are compared, since headers are two to eight
 * characters long.
 */
export function proposeFields(headers: string[], contract: RecordContract, filled: ReadonlySet<string>): Proposal[] {
  const open = allFields(contract).filter((field) => !filled.has(field.name));
  const scored = headers.flatMap((header) =>
    open.map((field) => ({ header, field, score: likeness(header, field) })).filter(({ score }) => score >= ALIKE)
  );
  scored.sort((a, b) => b.score - a.score);
  const taken = new Set<string>();
  return scored.flatMap(({ header, field }) => {
    if (taken.has(header) || taken.has(field.name)) return [];
    taken.add(header).add(field.name);
    return [{ header, field: field.name, label: field.label }];
  });
}

function likeness(header: string, field: Field): number {
  const seen = forms(header);
  return Math.max(
    ...spellingsOf(field).flatMap((spelling) =>
      forms(spelling).map((form) => Math.max(...seen.map((one) => alike(one, form))))
    )
  );
}

/** The header as it is, and without whom it speaks of. */
function forms(text: string): string[] {
  const { core } = readHeader(text);
  const bare = core.replace(SPEAKERS, '');
  return bare.length >= 2 && bare !== core ? [core, bare] : [core];
}

function alike(a: string, b: string): number {
  if (a === '' || b === '') return 0;
  if (a === b) return 1;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  // A compound that ends in the other is a kind of it; one that only contains it may be about something else.
  const contains =
    short.length >= 2 && long.endsWith(short) ? 0.8 : short.length >= 3 && long.includes(short) ? 0.7 : 0;
  return Math.max(contains, (dice([...a], [...b]) + dice(pairs(a), pairs(b))) / 2);
}

function pairs(text: string): string[] {
  const chars = [...text];
  return chars.slice(1).map((char, i) => chars[i]! + char);
}

function dice(a: string[], b: string[]): number {
  const left = new Set(a);
  const right = new Set(b);
  const shared = [...left].filter((part) => right.has(part)).length;
  return (2 * shared) / (left.size + right.size || 1);
}
