import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readMultipart } from '#lib/server/multipart.ts';

/** The form as a browser sends it, cut into chunks wherever the network likes. */
async function read(form: FormData, sizes: number[]) {
  const response = new Response(form);
  const bytes = Buffer.from(await response.arrayBuffer());
  const fields: [string, string][] = [];
  const files: { name: string; bytes: Buffer }[] = [];
  await readMultipart(pieces(bytes, sizes), response.headers.get('content-type')!, {
    field: (name, value) => void fields.push([name, value]),
    file: (_name, fileName) => {
      const parts: Buffer[] = [];
      return Promise.resolve({
        write: (part: Buffer) => Promise.resolve(void parts.push(Buffer.from(part))),
        end: () => Promise.resolve(void files.push({ name: fileName, bytes: Buffer.concat(parts) }))
      });
    }
  });
  return { fields, files };
}

async function* pieces(bytes: Buffer, sizes: number[]): AsyncGenerator<Uint8Array> {
  let at = 0;
  for (let i = 0; at < bytes.length; i++) {
    const size = Math.max(1, sizes[i % sizes.length] ?? bytes.length);
    yield bytes.subarray(at, at + size);
    at += size;
    await Promise.resolve();
  }
}

describe('a form with files read as a stream', () => {
  it('gives every byte back, wherever the chunks are cut and whatever the bytes look like', async () => {
    const content = fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      fc.constantFrom('\r\n--', '--\r\n\r\n--', '\r\n\r\n', '------WebKitFormBoundary').map((text) => Buffer.from(text))
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(content, { maxLength: 4 }),
        fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 1, maxLength: 6 }),
        async (contents, sizes) => {
          const form = new FormData();
          form.append('unit', '610113');
          contents.forEach((bytes, i) => form.append('files', new File([new Uint8Array(bytes)], `信访 ${i}.csv`)));
          const { fields, files } = await read(form, sizes);
          expect(fields).toEqual([['unit', '610113']]);
          expect(files.map(({ name }) => name)).toEqual(contents.map((_, i) => `信访 ${i}.csv`));
          expect(files.map(({ bytes }) => [...bytes])).toEqual(contents.map((bytes) => [...bytes]));
        }
      ),
      { numRuns: 60 }
    );
  });

  it('refuses a form that was cut on the way', async () => {
    const form = new FormData();
    form.append('files', new File(['一二三四五'], 'a.csv'));
    const response = new Response(form);
    const bytes = Buffer.from(await response.arrayBuffer());
    const taker = {
      field: () => undefined,
      file: () => Promise.resolve({ write: async () => undefined, end: async () => undefined })
    };
    await expect(
      readMultipart(pieces(bytes.subarray(0, bytes.length - 20), [64]), response.headers.get('content-type')!, taker)
    ).rejects.toThrow(/没有传完/);
    await expect(readMultipart(pieces(bytes, [64]), 'text/plain', taker)).rejects.toThrow(/没有传完/);
  });
});
