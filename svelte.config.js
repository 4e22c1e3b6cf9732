import adapter from '@sveltejs/adapter-node';
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

// The one script of app.html, which chooses the theme before the first paint.
const [, themeScript = ''] =
  /<script>([^]*?)<\/script>/.exec(readFileSync(new URL('src/app.html', import.meta.url), 'utf8')) ?? [];
const themeHash = createHash('sha256').update(themeScript).digest('base64');

/** @type {import('@sveltejs/kit').Config} */
export default {
  preprocess: vitePreprocess(),
  kit: {
    adapter: adapter({ precompress: true }),
    // No outside origin is ever contacted: the product runs without internet.
    // The guard of src/hooks.server.ts compares Origin with Host instead, so that forms work under localhost, 127.0.0.1 and any port.
    csrf: { trustedOrigins: ['*'] },
    csp: {
      // Scripts are named by their hash: a page is then the same bytes for each request and may be kept.
      mode: 'hash',
      directives: {
        'default-src': ['self'],
        'script-src': ['self', `sha256-${themeHash}`],
        'base-uri': ['self'],
        'form-action': ['self'],
        'object-src': ['none'],
        'img-src': ['self', 'data:', 'blob:'],
        'style-src': ['self', 'unsafe-inline']
      }
    }
  }
};
