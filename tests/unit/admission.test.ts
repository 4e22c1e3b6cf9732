import { describe, expect, it } from 'vitest';
import { Admission, kindOf, releasedAtEnd } from '#lib/server/admission.ts';

const limits = {
  page: { running: 2, waiting: 2, patience: 40 },
  search: { running: 1, waiting: 1, patience: 40 },
  export: { running: 1, waiting: 0, patience: 40 },
  password: { running: 1, waiting: 1, patience: 40 }
};
const stays = new AbortController().signal;

describe('admission', () => {
  it('works on so many at a time, in the order in which they came', async () => {
    const admission = new Admission(limits);
    const [first, second] = [await admission.enter('page', stays), await admission.enter('page', stays)];
    const order: number[] = [];
    const waiting = [3, 4].map(async (number) => {
      const release = await admission.enter('page', stays);
      order.push(number);
      return release!;
    });
    expect(admission.load('page')).toEqual({ running: 2, waiting: 2 });
    expect(await admission.enter('page', stays)).toBeNull();
    first!();
    first!();
    (await waiting[0]!)();
    second!();
    (await waiting[1]!)();
    expect(order).toEqual([3, 4]);
    expect([admission.load('page'), admission.turnedAway.page]).toEqual([{ running: 0, waiting: 0 }, 1]);
  });

  it('turns away who waited too long and forgets who has gone; the other kinds go on', async () => {
    const admission = new Admission(limits);
    const release = await admission.enter('search', stays);
    const client = new AbortController();
    const gone = admission.enter('search', client.signal);
    client.abort();
    expect(await gone).toBeNull();
    expect(await admission.enter('search', stays)).toBeNull();
    expect(admission.load('search').waiting).toBe(0);
    expect(await admission.enter('export', stays)).not.toBeNull();
    release!();
    expect(await admission.enter('search', stays)).not.toBeNull();
  });

  it('a file keeps its place until it is taken, left or no longer read', async () => {
    const streamed = () => new Response(new Blob(['x'.repeat(200_000)]).stream());
    let released = 0;
    const count = () => {
      released++;
    };
    expect((await releasedAtEnd(streamed(), count).text()).length).toBe(200_000);
    expect(released).toBe(1);
    await releasedAtEnd(streamed(), count).body!.cancel();
    expect(released).toBe(2);
    const stalled = releasedAtEnd(streamed(), count, 20).body!.getReader();
    await stalled.read();
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(released).toBe(3);
    releasedAtEnd(new Response(null, { status: 304 }), count);
    expect(released).toBe(4);
  });

  it.each([
    ['GET', '/data/loads.csv', 'export'],
    ['GET', '/briefings/file/docx', 'export'],
    ['GET', '/search', 'search'],
    ['GET', '/search/records.xlsx', 'export'],
    ['GET', '/coverage/__data.json', 'page'],
    ['HEAD', '/', 'page'],
    ['GET', '/sign-in', 'page'],
    ['POST', '/sign-in', 'password'],
    ['POST', '/account', 'password'],
    ['POST', '/submissions', null],
    ['GET', '/healthz', null]
  ])('%s %s is of the kind %s', (method, path, kind) => {
    expect(kindOf(method, path)).toBe(kind);
  });
});
