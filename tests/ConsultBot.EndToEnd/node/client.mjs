// A patient's client: the official one, with what it receives kept in order.
import { DirectLine } from 'botframework-directlinejs';
import WebSocket from 'ws';
import { faultsOf } from './oracle.mjs';
import { XMLHttpRequest } from './browser.mjs';

Object.assign(globalThis, { XMLHttpRequest, WebSocket });

export const status = { online: 2, expired: 3, failed: 4, ended: 5 };

/** Asks for a session as the page of the service does. */
export async function openSession(base, resume) {
  const response = await fetch(`${base}/chat/session`, {
    method: 'POST', headers: { 'Content-Type': 'application/json', Origin: base }, body: JSON.stringify(resume ? { resume } : {}),
  });
  if (!response.ok) {
    throw new Error(`/chat/session: ${response.status}`);
  }
  return response.json();
}

/** Another token for the conversation of this one. */
export async function refresh(base, token) {
  const response = await fetch(`${base}/v3/directline/tokens/refresh`, { method: 'POST', headers: { Authorization: `Bearer ${token}` } });
  return (await response.json()).token;
}

export class Client {
  activities = [];
  frames = [];
  statuses = [];
  #watchers = new Set();

  /** `options` go to the official client: token, conversationId, watermark, webSocket, pollingInterval. */
  constructor(base, options) {
    const client = this;
    class Watched extends WebSocket {
      constructor(url) {
        super(url);
        client.socket = this;
        this.on('message', bytes => client.frames.push(bytes.toString()));
      }
    }
    // The pause before a lost stream is asked for again is drawn by lot, from 3 seconds on; here it is always the shortest.
    this.line = new DirectLine({ domain: `${base}/v3/directline`, WebSocket: Watched, random: () => 0, ...options });
    this.line.connectionStatus$.subscribe(one => this.#note(() => this.statuses.push(one)));
    this.subscription = this.line.activity$.subscribe(
      activity => this.#note(() => this.activities.push(activity)),
      error => this.#note(() => { this.error = String(error.message ?? error); }));
  }

  /** Resolves as soon as it holds, looked at whenever something arrives. */
  until(holds, what) {
    return new Promise((resolve, reject) => {
      const look = () => {
        if (holds(this)) {
          this.#watchers.delete(look);
          clearTimeout(patience);
          resolve();
        }
      };
      const patience = setTimeout(() => reject(new Error(`waited in vain for ${what}; statuses ${this.statuses}, ${this.error ?? 'no error'}, activities:\n${
        this.activities.map(one => `${one.type} ${one.from?.role} ${one.text?.slice(0, 60)}`).join('\n')}`)), 60_000);
      this.#watchers.add(look);
      look();
    });
  }

  messages(count) {
    return this.until(() => this.activities.filter(one => one.type === 'message').length >= count, `${count} messages`);
  }

  /** Posts as Web Chat does; hands back the id, or `retry`. */
  say(text, clientActivityID) {
    return this.post({
      type: 'message', text, textFormat: 'plain', from: { id: 'somebody-else', name: '', role: 'user' }, channelData: { clientActivityID: clientActivityID ?? Math.random().toString(36).slice(2) },
    });
  }

  post(activity) {
    return new Promise((resolve, reject) => this.line.postActivity(activity).subscribe(resolve, error => reject(new Error(`post: ${error.status}`))));
  }

  drop() {
    this.socket.terminate();
  }

  close() {
    this.subscription.unsubscribe();
    this.line.end();
  }

  /** What a test looks at. */
  seen() {
    return {
      activities: this.activities,
      statuses: this.statuses,
      faults: [...this.activities, ...this.frames.flatMap(frame => (frame ? JSON.parse(frame).activities : []))].flatMap(faultsOf),
    };
  }

  #note(change) {
    change();
    [...this.#watchers].forEach(look => look());
  }
}

/** Opens a session and waits for its greeting. */
export async function greeted(base, options = {}) {
  const session = await openSession(base);
  const client = new Client(base, { token: session.token, ...options });
  await client.messages(1);
  return Object.assign(client, { session });
}
