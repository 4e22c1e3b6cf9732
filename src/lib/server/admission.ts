/**
 * How many requests are worked on at a time, by kind. Two cores answer a page in a tenth of a second and a large file
 * in half a minute; two hundred readers at once would all wait for each other until none is answered. Who finds the
 * queue full is told at once when to come again, and the others are answered.
 */
export type Kind = 'page' | 'search' | 'export' | 'password';

export interface Limits {
  /** Requests worked on at a time. */
  running: number;
  /** Requests that may wait; one more is turned away. */
  waiting: number;
  /** Milliseconds after which one that waits is turned away. */
  patience: number;
}

/**
 * Pages wait at most a few seconds on two cores; a file keeps a core busy for as long as it is written. A
 * password is looked at alone: it costs a second of a core, and tries at once must find the failures of those before.
 */
export const LIMITS: Record<Kind, Limits> = {
  page: { running: 6, waiting: 48, patience: 12_000 },
  search: { running: 2, waiting: 16, patience: 12_000 },
  export: { running: 2, waiting: 6, patience: 30_000 },
  password: { running: 1, waiting: 20, patience: 20_000 }
};

/** Pages whose forms take passwords and codes. */
const PASSWORD_PAGES = ['/sign-in', '/account', '/invitation'];
/** A monitor must hear of a server that lives, however many wait. */
const MONITORED = ['/healthz', '/readyz', '/metrics'];

/**
 * The kind of work that a request asks for; null where it does not wait. Files end in an extension or lie under
 * `/briefings/file` or `/slides`. A form is short work, but for a dropped file, which takes as long as its sender needs and must
 * keep nobody waiting.
 */
export function kindOf(method: string, path: string): Kind | null {
  if (method !== 'GET' && method !== 'HEAD') return PASSWORD_PAGES.includes(path) ? 'password' : null;
  if (MONITORED.includes(path)) return null;
  if (/\.(csv|xlsx|parquet|docx|pdf|zip|json)$/.test(path) && !path.endsWith('__data.json')) return 'export';
  if (/^\/(?:briefings\/file|slides)\/|\/chapter\.(?:pptx|png)$/.test(path)) return 'export';
  return path.startsWith('/search') ? 'search' : 'page';
}

interface Waiting {
  admit: () => void;
}

export class Admission {
  private readonly running: Record<Kind, number> = { page: 0, search: 0, export: 0, password: 0 };
  private readonly queues: Record<Kind, Waiting[]> = { page: [], search: [], export: [], password: [] };
  /** Requests turned away since the start. */
  readonly turnedAway: Record<Kind, number> = { page: 0, search: 0, export: 0, password: 0 };

  constructor(private readonly limits: Record<Kind, Limits> = LIMITS) {}

  /** How many of a kind are worked on and wait. */
  load(kind: Kind): { running: number; waiting: number } {
    return { running: this.running[kind], waiting: this.queues[kind].length };
  }

  /**
   * Resolves with a function that gives the place back, or with null when the request is turned away: the queue is
   * full, it waited too long, or its client has gone. Calling the function twice does nothing.
   */
  async enter(kind: Kind, signal: AbortSignal): Promise<(() => void) | null> {
    const { running, waiting, patience } = this.limits[kind];
    if (this.running[kind] < running) return this.start(kind);
    const queue = this.queues[kind];
    if (queue.length >= waiting) {
      this.turnedAway[kind]++;
      return null;
    }
    return new Promise((resolve) => {
      const leave = (isTurnedAway: boolean) => {
        clearTimeout(timer);
        signal.removeEventListener('abort', gone);
        const at = queue.indexOf(entry);
        if (at >= 0) queue.splice(at, 1);
        if (isTurnedAway) {
          this.turnedAway[kind]++;
          resolve(null);
        }
      };
      const gone = () => leave(true);
      const entry: Waiting = {
        admit: () => {
          leave(false);
          resolve(this.start(kind));
        }
      };
      const timer = setTimeout(() => leave(true), patience);
      signal.addEventListener('abort', gone);
      queue.push(entry);
    });
  }

  private start(kind: Kind): () => void {
    this.running[kind]++;
    let isOpen = true;
    return () => {
      if (!isOpen) return;
      isOpen = false;
      this.running[kind]--;
      this.queues[kind][0]?.admit();
    };
  }
}

/** A client that takes nothing for this long is cut off: it would keep a place and memory for ever. */
const STALL_MS = 30_000;

/** The response, giving its place back when its body has been taken, its client has gone or stopped reading. */
export function releasedAtEnd(response: Response, release: () => void, stallMs = STALL_MS): Response {
  if (!response.body) {
    release();
    return response;
  }
  const reader = response.body.getReader();
  let timer: NodeJS.Timeout | undefined;
  const end = () => {
    clearTimeout(timer);
    release();
  };
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      clearTimeout(timer);
      try {
        const { done, value } = await reader.read();
        if (done) {
          end();
          controller.close();
          return;
        }
        controller.enqueue(value as Uint8Array);
        timer = setTimeout(() => {
          end();
          controller.error(new Error('the client stopped reading'));
          reader.cancel().catch(() => undefined);
        }, stallMs);
        timer.unref();
      } catch (error) {
        end();
        controller.error(error);
      }
    },
    async cancel(reason) {
      end();
      await reader.cancel(reason);
    }
  });
  return new Response(body, { status: response.status, statusText: response.statusText, headers: response.headers });
}
