import { env } from 'node:process';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';

/** Where `npm run dev` finds the API: the mock by default, a real server by `ATTACHE_URL`. */
const server = env['ATTACHE_URL'] ?? 'http://127.0.0.1:8790';

export default defineConfig({
  plugins: [svelte()],
  build: {
    target: 'es2022',
    // Nothing inline: the pages are served under a policy that allows no inline script, style or data: script.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: true,
  },
  server: {
    proxy: {
      '/v1/socket': { target: server, ws: true, changeOrigin: true },
      '/v1': { target: server, changeOrigin: true },
      '/feeds': { target: server, changeOrigin: true },
    },
  },
});
