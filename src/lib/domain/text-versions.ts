/**
 * The history of the customer's lexicon or model; `notes.json` beside the kept files. Written by the commands, read
 * by the page.
 */
export interface VersionEvent {
  /** found: it lay there without having been accepted, and was kept when another took its place. */
  action: 'accept' | 'reset' | 'found';
  version: string;
  /** Of the file's content, 12 hexadecimal digits; it names the kept copy. */
  hash: string;
  /** ISO instant. */
  at: string;
  note: string;
  /**
   * The change of past counts when it was accepted, as the preview said it; absent for events of earlier versions of
   * the product.
   */
  effect?: ChangeSize;
}

/** How much a change of lexicon or model moves in past counts. */
export interface ChangeSize {
  /** Texts compared; fewer than all where the preview took a sample. */
  text_count: number;
  /** Of them, those that got another first topic. */
  moved_count: number;
  requests_before: number;
  requests_after: number;
  /**
   * With what researchers set right; absent where nobody corrected a topic, and in events of earlier versions of the
   * product.
   */
  agreement?: Agreement;
}

/** Of the compared records whose topic a researcher set right, those where the machine says the same first topic. */
export interface Agreement {
  record_count: number;
  before: number;
  after: number;
}

/** Where the files of a kind lie below `DATA_DIR/models`. */
export interface VersionKind {
  name: 'lexicon' | 'model';
  /** zh-CN. */
  label: string;
  /** The file that runs use. */
  file: string;
  /** Kept copies, named by content, and `notes.json`. */
  kept: string;
  ending: string;
}

export const VERSION_KINDS: { lexicon: VersionKind; model: VersionKind } = {
  lexicon: { name: 'lexicon', label: '词典', file: 'lexicon.json', kept: 'lexicon-versions', ending: '.json' },
  model: { name: 'model', label: '模型', file: 'topics.model', kept: 'model-versions', ending: '.model' }
};
