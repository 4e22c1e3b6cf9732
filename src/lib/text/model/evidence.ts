import type { Classifier } from './linear-model.ts';

const MOST_CLAUSES = 40;
const CLAUSE = /[^。！？!?；;\n]+/g;

/** The clause that speaks most for a label, in offsets of the text; null when no clause alone leads to it. */
export function clauseFor(classifier: Classifier, label: string, text: string): { start: number; end: number } | null {
  let best: { start: number; end: number } | null = null;
  let highest = 0;
  let clauses = 0;
  for (const match of text.matchAll(CLAUSE)) {
    if (++clauses > MOST_CLAUSES) break;
    const found = classifier.classify('', match[0]);
    if (found?.label !== label || found.score <= highest) continue;
    highest = found.score;
    best = { start: match.index, end: match.index + match[0].length };
  }
  return best;
}
