import { createAnnotator } from '#lib/text/annotate.ts';
import { UNCLASSIFIED } from '#lib/text/lexicon/topics.ts';
import type { Judged } from '#lib/text/model/measures.ts';
import type { LabelledRecord } from './records.ts';
import { loadReference } from './reference-data.ts';

/** Answers of a lexicon for labelled records. */
export interface LexiconJudge {
  /** `<taxonomy version>+<lexicon version>`. */
  version: string;
  /** Its first topic against a label that is a taxonomy code; a first-level label is met by any of its topics. */
  topic(record: LabelledRecord): Judged;
  /** Whether it judges the matter to be labour, against "the label is this one". */
  labour(record: LabelledRecord, labourLabel: string): Judged;
  /** The default polarity against a polarity label. */
  polarity(record: LabelledRecord, polarity: string): Judged;
}

/** Judges with the lexicon at this path; null stands for the shipped one. Throws ModelError for a faulty file. */
export function lexiconJudge(lexiconPath: string | null): LexiconJudge {
  const { lexicon, gazetteer } = loadReference(lexiconPath);
  const annotate = createAnnotator(lexicon, gazetteer, 'petitions');
  // Feeling is labelled on posts; requests to an office have a rule of their own.
  const annotatePost = createAnnotator(lexicon, gazetteer, 'posts');
  return {
    version: lexicon.version,
    topic(record) {
      const best = annotate(record).topics[0];
      const code = best?.code === UNCLASSIFIED ? null : (best?.code ?? null);
      const predicted = code && record.label.length === 3 ? code.slice(0, 3) : code;
      return { actual: record.label, predicted, score: best?.score ?? 0, abstained: code === null };
    },
    labour(record, labourLabel) {
      const found = annotate(record);
      const other = `非${labourLabel}`;
      return {
        actual: record.label === labourLabel ? labourLabel : other,
        predicted: found.is_labour ? labourLabel : other,
        score: found.topics[0]?.score ?? 0,
        abstained: false
      };
    },
    polarity(record, polarity) {
      const found = annotatePost(record);
      return { actual: polarity, predicted: found.polarity, score: Math.abs(found.polarity_score), abstained: false };
    }
  };
}
