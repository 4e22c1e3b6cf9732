import type { Findings } from './topics.ts';

/** Whether a text is about working life, and by how much its words speak for it. */
export interface LabourMatter {
  isLabour: boolean;
  /** Weight of words of working life less that of other public matters; 0 is the border. */
  margin: number;
  /** Words of working life outweigh those of other matters, if only by one in passing. */
  leansToLabour: boolean;
  /** Distinct words of other public matters. */
  otherWords: number;
}

/** A word in the title speaks this many times as loud as one in the text. */
const TITLE_FACTOR = 2.5;
/** Illness and injury that come of work … */
const FROM_WORK = /尘肺|矽肺|职业病|职业中毒|工伤/;
/** … make the words of medicine no sign of a matter of hospitals: who is ill of work speaks of treatment and patients. */
const MEDICINE = new Set(['病人', '患者', '治疗', '医院', '医生', '医师', '手术', '诊所', '药品', '护士', '粉尘']);
/** Margin that working life needs; a single general word is too little. */
const LEAST_LEAD = 1.5;

/**
 * Labour against the rest: distinct words of working life against distinct words of the other matters that people write
 * to a city about (housing, schools, traffic, environment, trade, health). Repeated words count once.
 */
export function judgeLabour({ hits, text, titleLength }: Findings): LabourMatter {
  const weights = new Map<string, number>();
  const isFromWork = FROM_WORK.test(text);
  for (const { meaning, start, end } of hits) {
    if (meaning.kind !== 'matter') continue;
    const word = text.slice(start, end);
    if (isFromWork && meaning.weight < 0 && MEDICINE.has(word)) continue;
    const weight = meaning.weight * (start < titleLength ? TITLE_FACTOR : 1);
    if (Math.abs(weight) > Math.abs(weights.get(word) ?? 0)) weights.set(word, weight);
  }
  let margin = -LEAST_LEAD;
  for (const weight of weights.values()) margin += weight;
  const otherWords = [...weights.values()].filter((weight) => weight < 0).length;
  return { isLabour: margin >= 0, margin, leansToLabour: margin > -LEAST_LEAD, otherWords };
}
