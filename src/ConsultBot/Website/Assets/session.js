// A session: the conversation, and the token that opens its stream.
import { isActive, recallSecret, renewSecret } from './memory.js';

const base = `${location.origin}/v3/directline`;
const refreshEvery = 15 * 60 * 1000;
const patience = 8000;
// A service in preview answers those who came by a signed link.
const invitation = new URLSearchParams(location.search).get('invitation');

/** The service is there and does not want more conversations from here for a while. */
export class TooManyError extends Error {
  constructor(seconds) {
    super('too many conversations');
    this.seconds = seconds;
  }
}

/** Opens the conversation of the secret again, or a new one. Throws when the service cannot be reached. */
export async function openSession(secret) {
  const response = await fetch('/chat/session', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ resume: secret ?? undefined, invitation: invitation ?? undefined }),
    signal: AbortSignal.timeout(patience),
  });
  if (response.status === 429) {
    throw new TooManyError(Number(response.headers.get('Retry-After')) || 30);
  }
  if (!response.ok) {
    throw new Error(`/chat/session: ${response.status}`);
  }
  return response.json();
}

/** Whether the service answers. */
export async function isServed() {
  try {
    return (await fetch('/health/live', { cache: 'no-store', signal: AbortSignal.timeout(5000) })).ok;
  } catch {
    return false;
  }
}

/** A newer token; null when the conversation is over for this one. Throws when the service cannot be reached. */
export async function refresh(token) {
  const response = await fetch(`${base}/tokens/refresh`, {
    method: 'POST', headers: { Authorization: `Bearer ${token}` }, signal: AbortSignal.timeout(patience),
  });
  if (response.ok) {
    return (await response.json()).token;
  }
  if ([401, 403, 404].includes(response.status)) {
    return null;
  }
  throw new Error(`tokens/refresh: ${response.status}`);
}

/** Connects the chat window with the conversation, and keeps its token and its secret fresh until it is closed. */
export function connect(session, onOver) {
  const directLine = window.WebChat.createDirectLine({
    domain: base, token: session.token, ...(session.isNew ? {} : { conversationId: session.conversationId }),
  });
  // The library refreshes tokens of new conversations only, and knows nothing of the secret.
  const timer = setInterval(async () => {
    try {
      const token = await refresh(directLine.token);
      if (!token) {
        onOver();
        return;
      }
      directLine.token = token;
      if (isActive()) {
        const renewed = await openSession(recallSecret());
        if (renewed.conversationId === session.conversationId) {
          renewSecret(renewed.resume);
        }
      }
    } catch {
      // Out of reach for now; the watch over the service tells the patient.
    }
  }, refreshEvery);
  return {
    directLine,
    close() {
      clearInterval(timer);
      directLine.end();
    },
  };
}
