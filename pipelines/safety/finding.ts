/** One thing that `doctor` looked at. */
export interface Finding {
  /** What was looked at, zh-CN, a few characters. */
  subject: string;
  /** `fault` needs somebody; `note` should be known. */
  state: 'fine' | 'note' | 'fault';
  /** What was found. */
  detail: string;
  /** What to do; empty where nothing is to be done. */
  remedy: string;
}

export const fine = (subject: string, detail: string): Finding => ({ subject, state: 'fine', detail, remedy: '' });
export const note = (subject: string, detail: string, remedy: string): Finding => ({
  subject,
  state: 'note',
  detail,
  remedy
});
export const fault = (subject: string, detail: string, remedy: string): Finding => ({
  subject,
  state: 'fault',
  detail,
  remedy
});
