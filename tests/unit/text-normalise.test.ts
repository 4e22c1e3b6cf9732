import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanText, normalise, normalisedCodes } from '#lib/text/normalise.ts';

describe('normalise', () => {
  it('brings width, case and script to one form', () => {
    expect(normalise('ＡＢＣ１２３　拖欠薪資　勞動')).toBe('abc123 拖欠薪资 劳动');
  });
  it('keeps every offset valid, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        expect(normalise(text).length).toBe(text.length);
        expect(normalisedCodes(text).length).toBe(text.length);
      })
    );
  });
  it('is stable', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const once = normalise(text);
        expect(normalise(once)).toBe(once);
      })
    );
  });
});

describe('cleanText', () => {
  it('takes out control characters, bad bytes and halves of characters, and keeps emoji', () => {
    expect(cleanText(' 欠\u0000薪\u0007\ufffd\r\n不发\ud83d 😭 ')).toBe('欠薪\n不发 😭');
  });
});
