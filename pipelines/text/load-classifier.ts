import { Classifier } from '#lib/text/model/linear-model.ts';
import { createSegmenter } from '#lib/text/segment.ts';
import { loadModel } from './load-model.ts';

/**
 * A trained model ready to classify. Imported where a model is in force only: without one no thread needs the
 * segmenter.
 */
export async function loadClassifier(modelPath: string): Promise<Classifier> {
  return new Classifier(await loadModel(modelPath), createSegmenter());
}
