import { createAnnotator, type Annotation } from '#lib/text/annotate.ts';
import { UNCLASSIFIED } from '#lib/text/lexicon/topics.ts';
import type { Judged } from '#lib/text/model/measures.ts';
import type { LabelledRecord } from './records.ts';
import { loadReference } from './reference-data.ts';

type Annotate = (record: LabelledRecord) => Annotation;
let annotate: Annotate | null = null;

/** The annotator with the shipped lexicon, made on first use. */
function annotated(record: LabelledRecord): Annotation {
  if (!annotate) {
    const { lexicon, gazetteer } = loadReference();
    annotate = createAnnotator(lexicon, gazetteer, 'petitions');
  }
  return annotate(record);
}

/** The lexicon's first topic against a label that is a taxonomy code; a first-level label is met by any of its topics. */
export function lexiconJudge(record: LabelledRecord): Judged {
  const best = annotated(record).topics[0];
  const code = best?.code === UNCLASSIFIED ? null : (best?.code ?? null);
  const predicted = code && record.label.length === 3 ? code.slice(0, 3) : code;
  return { actual: record.label, predicted, score: best?.score ?? 0, abstained: code === null };
}

/** Whether the lexicon finds any labour topic, against "the label is this one". */
export function labourJudge(record: LabelledRecord, labourLabel: string): Judged {
  const best = annotated(record).topics[0];
  const other = `非${labourLabel}`;
  return { actual: record.label === labourLabel ? labourLabel : other, predicted: best?.code === UNCLASSIFIED ? other : labourLabel, score: best?.score ?? 0, abstained: false };
}

/** The default polarity against a polarity label. */
export function polarityJudge(record: LabelledRecord, polarity: string): Judged {
  const found = annotated(record);
  return { actual: polarity, predicted: found.polarity, score: Math.abs(found.polarity_score), abstained: false };
}
