/** One thing that `doctor` looked at. */
export interface Finding {
  /** The thing examined, zh-CN, a few characters. */
  subject: string;
  /** `fault` needs somebody; `note` should be known. */
  state: 'fine' | 'note' | 'fault';
  /** The finding. */
  detail: string;
  /** The remedy; empty where nothing is to be done. */
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
