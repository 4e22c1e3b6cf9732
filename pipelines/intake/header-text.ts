import { CONTRACTS } from '#lib/contracts/all.ts';
import { allFields, type Field } from '#lib/contracts/contract.ts';
import { OFFICE_HEADERS } from '#lib/contracts/office-headers.ts';
import { normalise } from '#lib/text/normalise.ts';
import { unitWord, type UnitWord } from './unit-words.ts';

/** A header reduced to what is compared. */
export interface HeaderText {
  /** NFKC, lower case, simplified, without blanks, asterisks, BOM, a number in front, a unit behind and notes in brackets. */
  core: string;
  /** The same with notes kept, for aliases that differ only in their note. */
  full: string;
  /** Unit named in a note or behind the header. */
  unit: UnitWord | null;
}

const NOTE = /[([{【〔「<][^)\]}】〕」>]*[)\]}】〕」>]/g;
/** 1.编号, (2)登记时间, ①县区, 三、内容: forms number their columns. */
const ORDINAL =
  /^(?:[(（]?\d{1,2}[)）.．、]|[(（][一二三四五六七八九十]{1,3}[)）]|[一二三四五六七八九十]{1,3}[、.．]|[\u2460-\u2473])(?=\D)/;
/** 涉及金额万元, 涉及金额/元: a unit behind the header, without brackets. */
const TAIL =
  /(?<=..)(?:[:/_\-|、,](?:单位:?)?((?:人民币)?[十百千万亿]*(?:元|美元|港元|欧元))|((?:人民币)?(?:[十百千万亿]+元|美元|港元|欧元)))$/;

/** Headers read before: every spelling of every field is asked for with every file. */
const READ = new Map<string, HeaderText>();
const MOST_READ = 10_000;

/** Normalises a header for matching. Empty notes and line breaks inside a header are common in printed forms. */
export function readHeader(text: string): HeaderText {
  const before = READ.get(text);
  if (before) return before;
  if (READ.size >= MOST_READ) READ.clear();
  const header = normalised(text);
  READ.set(text, header);
  return header;
}

function normalised(text: string): HeaderText {
  // Fold 〔〕【】 and full-width brackets to one form before notes are cut.
  const bare = text.replace(/[\s\uFEFF\u200B*★※"']/g, '').replace(ORDINAL, '');
  const folded = normalise(bare.normalize('NFKC')).replace(/\s/g, '').replace(/:$/, '');
  const tail = TAIL.exec(folded);
  const named = tail ? folded.slice(0, tail.index) : folded;
  const notes = (named.match(NOTE) ?? []).map((note) => note.slice(1, -1));
  if (tail) notes.push(tail[1] ?? tail[2] ?? '');
  const core = named.replace(NOTE, '');
  return {
    // 【编号】 is all note and still a name.
    core: core === '' ? named.replace(/[^\p{L}\p{N}_]/gu, '') || folded : core,
    full: folded,
    unit: notes.map(unitWord).find((unit) => unit !== null) ?? null
  };
}

/** Every spelling a field accepts, label first, field name last. */
export function spellingsOf(field: Field): string[] {
  return [field.label, ...(field.aliases ?? []), ...(OFFICE_HEADERS[field.name] ?? []), field.name];
}

/** Normalised spellings of all fields of all records: what a header row of this product may contain. */
const KNOWN = new Set(
  CONTRACTS.flatMap((contract) => allFields(contract))
    .flatMap(spellingsOf)
    .flatMap((spelling) => {
      const { core, full } = readHeader(spelling);
      return [core, full];
    })
);

/** Whether some field of some record has this header. */
export function isKnownHeader(text: string): boolean {
  const { core, full } = readHeader(text);
  return core !== '' && (KNOWN.has(full) || KNOWN.has(core));
}
