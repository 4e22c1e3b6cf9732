import { allFields, type RecordContract } from '#lib/contracts/contract.ts';
import { readHeader, spellingsOf } from './header-text.ts';

const SHOWN = 6;

/** Accepted headers closest to the ones seen, required fields first where nothing is close. */
export function nearestSpellings(header: string[], contracts: RecordContract[]): string[] {
  const seen = header.map((text) => readHeader(text).core).filter((core) => core !== '');
  const scored = contracts
    .flatMap((contract) => allFields(contract))
    .map((field) => {
      const [spelling = field.label, score = 0] =
        spellingsOf(field)
          .map((one): [string, number] => [
            one,
            Math.max(0, ...seen.map((core) => similarity(core, readHeader(one).core)))
          ])
          .sort((a, b) => b[1] - a[1])[0] ?? [];
      return { spelling: score > 0 ? spelling : field.label, score: score + (field.required ? 0.1 : 0) };
    });
  return [...new Set(scored.sort((a, b) => b.score - a.score).map((one) => one.spelling))].slice(0, SHOWN);
}

/** Dice coefficient over characters: headers are two to six characters long, too short for word distances. */
function similarity(a: string, b: string): number {
  const left = new Set(a);
  const right = new Set(b);
  const shared = [...left].filter((char) => right.has(char)).length;
  return (2 * shared) / (left.size + right.size || 1);
}
