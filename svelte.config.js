import adapter from '@sveltejs/adapter-node';
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';

/** @type {import('@sveltejs/kit').Config} */
export default {
  preprocess: vitePreprocess(),
  kit: {
    adapter: adapter({ precompress: true }),
    // No outside origin is ever contacted: the product runs without internet.
    // The guard of src/hooks.server.ts compares Origin with Host instead, so that forms work under localhost, 127.0.0.1 and any port.
    csrf: { trustedOrigins: ['*'] },
    csp: {
      directives: {
        'default-src': ['self'],
        'base-uri': ['self'],
        'form-action': ['self'],
        'object-src': ['none'],
        'img-src': ['self', 'data:', 'blob:'],
        'style-src': ['self', 'unsafe-inline']
      }
    }
  }
};
