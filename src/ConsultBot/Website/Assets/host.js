// The website around the frame. Only the websites that the service allows are listened to and spoken to.
import { settings } from './words.js';

const allowed = [location.origin, ...settings.origins];
export const isFramed = window.parent !== window;

export function listen(hear) {
  window.addEventListener('message', event => {
    if (event.source === window.parent && allowed.includes(event.origin) && typeof event.data?.consultbot === 'string') {
      hear(event.data);
    }
  });
}

/** Tells the launcher something. The browser delivers it only where the origin is right. */
export function tellHost(what) {
  const around = location.ancestorOrigins?.[0];
  for (const origin of around ? allowed.filter(one => one === around) : allowed) {
    window.parent.postMessage({ consultbot: what }, origin);
  }
}
