// What the browser keeps for this page. Where storage is blocked, it is kept as long as the page is open.
const prefix = 'consultbot.';
const longestIdle = 24 * 60 * 60 * 1000;
const held = new Map();
let wasTouched = false;
const storage = findStorage();

/** Whether something kept now is still there at the next visit. */
export const lasts = storage !== null;

export function keep(name, value) {
  held.set(name, value);
  try {
    storage?.setItem(prefix + name, value);
  } catch {
    // A full store: it stays in memory.
  }
}

export function recall(name) {
  try {
    return storage?.getItem(prefix + name) ?? held.get(name) ?? null;
  } catch {
    return held.get(name) ?? null;
  }
}

export function forget(name) {
  held.delete(name);
  try {
    storage?.removeItem(prefix + name);
  } catch {
    // Nothing was kept there.
  }
}

/** The secret that opens the conversation again, unless it has been idle for a day. */
export function recallSecret() {
  if (Date.now() - Number(recall('seen')) > longestIdle) {
    forgetSecret();
  }
  return recall('resume');
}

export function keepSecret(secret) {
  keep('resume', secret);
  touch();
}

export function forgetSecret() {
  forget('resume');
  forget('seen');
}

/** A secret that lasts longer takes the place of the one at hand; nothing was said. */
export function renewSecret(secret) {
  keep('resume', secret);
  wasTouched = false;
}

/** Something was said: a day of idling begins anew. */
export function touch() {
  keep('seen', String(Date.now()));
  wasTouched = true;
}

/** Whether something was said since the secret was renewed. */
export const isActive = () => wasTouched && recall('resume') !== null;

function findStorage() {
  try {
    localStorage.setItem(`${prefix}try`, '1');
    localStorage.removeItem(`${prefix}try`);
    return localStorage;
  } catch {
    return null;
  }
}
