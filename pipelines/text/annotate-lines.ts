import { createAnnotator, type Annotator } from '#lib/text/annotate.ts';
import type { EnterpriseEntry } from '#lib/text/enterprises.ts';
import { compileReference, type ReferenceFiles } from './compile-reference.ts';
import type { JsonLine } from '#pipelines/files/json-lines.ts';

export interface AnnotateSettings {
  /** visits, petitions, negotiations or posts: sets what a record without cues is taken to want. */
  source: string;
  /** A trained model, or null for the lexicon alone. */
  modelPath: string | null;
  /** A CSV table of enterprises, or null to leave mentions alone. */
  enterprisesPath: string | null;
}

/** The same, read: what a thread is started with (`readAnnotatorData`). */
export interface AnnotatorData {
  source: string;
  modelPath: string | null;
  enterprises: EnterpriseEntry[] | null;
  reference: ReferenceFiles;
}

/**
 * Compiles lexicon and places and loads the model, once per thread. What only some annotators need is loaded only for
 * them.
 */
export async function loadAnnotator({ source, modelPath, enterprises, reference }: AnnotatorData): Promise<Annotator> {
  const { lexicon, gazetteer } = compileReference(reference);
  const classifier = modelPath === null ? null : await (await import('./load-classifier.ts')).loadClassifier(modelPath);
  const annotate = createAnnotator(lexicon, gazetteer, source, classifier);
  if (enterprises === null) return annotate;
  const { find } = (await import('#lib/text/enterprises.ts')).createEnterpriseResolver(enterprises);
  return (record) => {
    const annotation = annotate(record);
    return { ...annotation, enterprises: find(annotation.text_redacted) };
  };
}

/** One output line for one input line, its line end included; a line that cannot be read gives `{id, error}`. */
export function annotateLine(annotate: Annotator, item: JsonLine): { line: string; failed: boolean } {
  if ('error' in item) return { line: `${JSON.stringify({ id: null, error: item.error })}\n`, failed: true };
  const { id = null, title, text, agency } = item.value;
  if (typeof text !== 'string' && typeof title !== 'string')
    return { line: `${JSON.stringify({ id, error: '没有文字字段 text' })}\n`, failed: true };
  try {
    const annotation = annotate({
      text: typeof text === 'string' ? text : '',
      ...(typeof title === 'string' ? { title } : {}),
      ...(typeof agency === 'string' ? { agency } : {})
    });
    return { line: `${JSON.stringify({ id, ...annotation })}\n`, failed: false };
  } catch (error) {
    // The text itself is never repeated in a message: it is not redacted yet.
    return {
      line: `${JSON.stringify({ id, error: `标注失败：${error instanceof Error ? error.name : '未知错误'}` })}\n`,
      failed: true
    };
  }
}
