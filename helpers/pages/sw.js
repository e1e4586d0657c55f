// Keeps the site in this browser, one cache for each version. `course pages` writes the three constants on top.
/* global self, caches, clients */
const cacheName = `course-${VERSION}`;
const site = new URL("./", self.location).href;
const fixed = /\/(assets|voices|dictionary|exercise-[0-9a-f]{10})\//; // named by their content, or by a version: what is kept of an older site is the same

async function reuse(path, cache) {
  const address = new URL(path, site).href;
  const kept = fixed.test(address) ? await caches.match(address) : undefined;
  if (kept) return cache.put(address, kept);
  const answer = await fetch(address, { cache: "no-cache" });
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  await cache.put(address, answer);
}

self.addEventListener("install", (event) => {
  event.waitUntil(
    (async () => {
      const cache = await caches.open(cacheName);
      for (let at = 0; at < CORE.length; at += 8) {
        await Promise.all(CORE.slice(at, at + 8).map((path) => reuse(path, cache)));
      }
      // What the reader had kept of the rest stays kept.
      for (const path of Object.keys(REST)) {
        const address = new URL(path, site).href;
        const kept = await caches.match(address);
        if (kept) await cache.put(address, kept);
      }
    })(),
  );
});

self.addEventListener("activate", (event) => {
  event.waitUntil(
    (async () => {
      for (const name of await caches.keys()) if (name.startsWith("course-") && name !== cacheName) await caches.delete(name);
      await self.clients.claim();
    })(),
  );
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(site)) return;
  const address = new URL(request.url);
  if (address.pathname.endsWith("/")) address.pathname += "index.html";
  event.respondWith(
    (async () => {
      const cache = await caches.open(cacheName);
      const kept = await cache.match(address.href, { ignoreSearch: true });
      if (kept) return kept;
      const answer = await fetch(request);
      const path = address.href.slice(site.length).split(/[?#]/)[0];
      if (answer.status === 200 && path in REST) await cache.put(address.href, answer.clone());
      return answer;
    })(),
  );
});

self.addEventListener("message", (event) => {
  const { kind } = event.data;
  if (kind === "take-over") return self.skipWaiting();
  event.waitUntil(
    (async () => {
      const cache = await caches.open(cacheName);
      const paths = Object.keys(REST);
      const missing = [];
      for (const path of paths) if (!(await cache.match(new URL(path, site).href))) missing.push(path);
      let kept = paths.length - missing.length;
      const bytes = missing.reduce((sum, path) => sum + REST[path], 0);
      if (kind === "keep") {
        for (const path of missing) {
          try {
            await reuse(path, cache);
            kept += 1;
          } catch {
            continue; // counted as missing at the end
          }
          event.ports[0].postMessage({ kept, all: paths.length });
        }
      }
      event.ports[0].postMessage({ kept, all: paths.length, bytes, last: true });
    })(),
  );
});
