import type { Plugin } from 'vite';

/** A page without SvelteKit: Vite serves the module, and nothing of a route is involved. */
const PAGE = `<!doctype html>
<html lang="zh-CN">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <link rel="stylesheet" href="/src/app.css" />
    <title>组件与六种状态</title>
  </head>
  <body>
    <div id="gallery"></div>
    <script type="module" src="/src/lib/ui/gallery/main.ts"></script>
  </body>
</html>`;

/** `/gallery` of `npm run dev`: every state of the components on one page. The production build knows nothing of it. */
export function gallery(): Plugin {
  return {
    name: 'zhisheng-gallery',
    apply: 'serve',
    configureServer(server) {
      server.middlewares.use('/gallery', (request, response, next) => {
        if (request.method !== 'GET') return next();
        server
          .transformIndexHtml('/gallery', PAGE)
          .then((html) => {
            response.setHeader('Content-Type', 'text/html; charset=utf-8');
            response.end(html);
          })
          .catch(next);
      });
    }
  };
}
