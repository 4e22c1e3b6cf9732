import { countToPower } from './count-power.ts';
import { FeatureExtractor, type FeatureOptions } from './features.ts';
import type { LabelFigures } from './measures.ts';
import type { Segmenter } from '#lib/text/segment.ts';

/** Facts about a trained model: the header of its file. */
export interface ModelHeader {
  format: 'zhisheng-linear-model';
  version: 1;
  labels: string[];
  features: FeatureOptions;
  /** Exponent on the count of a feature within a record: repeated words count less than in proportion. */
  countPower: number;
  rows: number;
  bias: number[];
  /** Sharpness of the softmax over margins, fitted on records the margins were not trained on. */
  sharpness: number;
  /** Below this score the model abstains. */
  abstain_below: number;
  /** When and on what it was trained. */
  trained_at: string;
  trained_on: number;
  data_hash: string;
  /** Out-of-fold figures at training time: macro-F1, F1 by label, share above the threshold. */
  held_out: { macro_f1: number; f1: Record<string, number>; coverage: number; by_label?: LabelFigures[] };
  /** Labels that are taxonomy codes and beat the lexicon on the same records. */
  takes_over: string[];
  /** The lexicon's figures on the same records, where labels are taxonomy codes. */
  lexicon_by_label?: LabelFigures[];
  /** Which lexicon that was. */
  lexicon_version?: string;
}

/** A linear classifier over hashed n-grams. `weights` holds `labels.length` numbers per row. */
export interface LinearModel {
  header: ModelHeader;
  keys: Uint32Array;
  idf: Float32Array;
  weights: Float32Array;
}

export interface Classification {
  label: string;
  /** Calibrated share of belief, 0–1. */
  score: number;
  abstained: boolean;
}

/** Applies a model. One per thread: it reuses its buffers. */
export class Classifier {
  readonly model: LinearModel;
  private readonly extractor: FeatureExtractor;
  private readonly slots: Uint32Array;
  private readonly slotRows: Int32Array;
  private readonly mask: number;
  private readonly counts: Float32Array;
  private touched: Int32Array = new Int32Array(8192);
  private readonly margins: Float64Array;

  constructor(model: LinearModel, segment: Segmenter) {
    this.model = model;
    this.extractor = new FeatureExtractor(model.header.features, segment);
    let size = 1024;
    while (size < model.keys.length * 2) size *= 2;
    this.mask = size - 1;
    this.slots = new Uint32Array(size);
    this.slotRows = new Int32Array(size);
    model.keys.forEach((key, row) => {
      let slot = key & this.mask;
      while (this.slots[slot] !== 0) slot = (slot + 1) & this.mask;
      this.slots[slot] = key;
      this.slotRows[slot] = row;
    });
    this.counts = new Float32Array(model.keys.length);
    this.margins = new Float64Array(model.header.labels.length);
  }

  /** The best label of a record, or null when the record holds no feature the model knows. */
  classify(title: string, text: string): Classification | null {
    const margins = this.score(title, text);
    if (!margins) return null;
    const { labels, sharpness, abstain_below } = this.model.header;
    let best = 0;
    for (let k = 1; k < margins.length; k++) if ((margins[k] as number) > (margins[best] as number)) best = k;
    const score =
      1 / margins.reduce((sum, margin) => sum + Math.exp(sharpness * (margin - (margins[best] as number))), 0);
    return { label: labels[best] as string, score, abstained: score < abstain_below };
  }

  /** Margins by label, valid until the next call; null when no feature is known. */
  private score(title: string, text: string): Float64Array | null {
    const { extractor, counts, margins, model } = this;
    const { idf, weights, header } = model;
    const classes = margins.length;
    extractor.extract(title, text);
    if (this.touched.length < extractor.length) this.touched = new Int32Array(extractor.hashes.length);
    const known = this.count();
    if (known === 0) return null;
    margins.fill(0);
    let norm = 0;
    for (let t = 0; t < known; t++) {
      const row = this.touched[t] as number;
      const count = counts[row] as number;
      counts[row] = 0;
      const value = countToPower(count, header.countPower) * (idf[row] as number);
      norm += value * value;
      const base = row * classes;
      for (let k = 0; k < classes; k++) margins[k] = (margins[k] as number) + value * (weights[base + k] as number);
    }
    const scale = 1 / Math.sqrt(norm);
    for (let k = 0; k < classes; k++) margins[k] = (margins[k] as number) * scale + (header.bias[k] as number);
    return margins;
  }

  /** Counts the known features of the extractor's record; returns how many differ. */
  private count(): number {
    const { extractor, slots, slotRows, mask, counts, touched } = this;
    let known = 0;
    for (let i = 0; i < extractor.length; i++) {
      const hash = extractor.hashes[i] as number;
      let slot = hash & mask;
      while (slots[slot] !== hash && slots[slot] !== 0) slot = (slot + 1) & mask;
      if (slots[slot] === 0) continue;
      const row = slotRows[slot] as number;
      if (counts[row] === 0) touched[known++] = row;
      counts[row] = (counts[row] as number) + (extractor.weights[i] as number);
    }
    return known;
  }
}
