import type { AnnotatorData, AnnotateSettings } from './annotate-lines.ts';
import { readEnterprises } from './read-enterprises.ts';
import { readReference } from './reference-data.ts';

/**
 * Reads what annotators of a stream need, once for all threads. Throws InputError or ModelError for a file that is
 * absent or faulty.
 */
export async function readAnnotatorData({
  source,
  modelPath,
  enterprisesPath
}: AnnotateSettings): Promise<AnnotatorData> {
  return {
    source,
    modelPath,
    enterprises: enterprisesPath === null ? null : await readEnterprises(enterprisesPath),
    reference: readReference()
  };
}
