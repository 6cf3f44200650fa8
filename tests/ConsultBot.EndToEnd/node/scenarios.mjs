// Each scenario is what a client of others does with the service; the tests look at what it saw.
import { Client, greeted, openSession, refresh, status } from './client.mjs';
import { faultsOf } from './oracle.mjs';
import { openGate } from './gate.mjs';

export async function connects({ base }) {
  const client = await greeted(base);
  const id = await client.say('Are exosomes FDA-approved?', 'mine');
  await client.messages(3);
  client.close();
  return { id, userId: client.session.userId, ...client.seen() };
}

/** Each of the questions in turn, on one stream. */
export async function converses({ base, questions }) {
  const client = await greeted(base);
  for (const question of questions) {
    const before = client.activities.filter(one => one.type === 'message').length;
    await client.say(question);
    await client.messages(before + 2);
  }
  const rated = client.activities.find(one => one.entities?.some(entity => entity.potentialAction));
  await client.post({
    type: 'event', name: 'webchat:activity-status/feedback', from: { id: 'x', role: 'user' }, channelData: { clientActivityID: 'thumb' },
    entities: [{ '@type': 'DislikeAction', actionStatus: 'ActiveActionStatus', '@id': rated.entities[0].potentialAction[1]['@id'], type: 'https://schema.org/Message' }],
  });
  await client.messages(questions.length * 2 + 2);
  client.close();
  return client.seen();
}

/** The answer to a post is lost on its way, so the client posts the same again. */
export async function retries({ base }) {
  const gate = await openGate(base);
  const client = await greeted(gate.address);
  gate.loseNextAnswer(request => request.startsWith('POST') && request.includes('/activities'));
  const first = await client.say('What is PRP?', 'once');
  const second = await client.say('What is PRP?', 'once');
  await client.say('What are exosomes?', 'after');
  await client.messages(5);
  client.close();
  gate.close();
  return { first, second, lost: gate.lost, ...client.seen() };
}

/** The stream drops again and again while messages are posted. */
export async function drops({ base, times }) {
  const client = await greeted(base);
  for (let round = 0; round < times; round++) {
    const old = client.socket;
    client.drop();
    await client.say(`What is PRP? ${round}`);
    await client.until(() => client.socket !== old, 'another stream');
    await client.messages(1 + 2 * (round + 1));
  }
  client.close();
  return client.seen();
}

/** The token of a connected client runs out, and the page hands it a newer one. */
export async function expires({ base, expired }) {
  const client = await greeted(base);
  const { token } = client.line;
  client.line.token = expired;
  const during = await client.say('What is PRP?', 'late');
  await client.until(() => client.statuses.includes(status.expired), 'the sign that the token ran out');
  client.line.reconnect({ token: await refresh(base, token), streamUrl: client.line.streamUrl });
  await client.until(() => client.statuses.at(-1) === status.online, 'a connected client');
  const after = await client.say('What is PRP?', 'late');
  // A client that was given a newer token reads on two streams, and knows by the ids what it has already.
  const known = () => [...new Map(client.activities.filter(one => one.type === 'message').map(one => [one.id, one])).values()];
  await client.until(() => known().length >= 3, 'the answer');
  client.close();
  return { during, after, ...client.seen(), activities: known() };
}

/** A client begins with a token that is none. */
export async function isRefused({ base, token }) {
  const client = new Client(base, { token });
  await client.until(() => client.statuses.includes(status.failed), 'the refusal');
  return client.seen();
}

export async function polls({ base }) {
  const client = await greeted(base, { webSocket: false, pollingInterval: 200 });
  await client.say('Are exosomes FDA-approved?', 'first');
  await client.messages(3);
  await client.say('What is PRP?', 'second');
  await client.messages(5);
  client.close();
  return client.seen();
}

/** Many posts at the same moment, in several conversations. */
export async function postsAtOnce({ base, conversations, each }) {
  const clients = await Promise.all(Array.from({ length: conversations }, () => greeted(base)));
  const posted = await Promise.all(clients.map(client => Promise.all(Array.from({ length: each }, (_, number) => client.say(`What is PRP? ${number}`, `c${number}`)))));
  await Promise.all(clients.map(client => client.messages(1 + 2 * each)));
  clients.forEach(client => client.close());
  return { conversations: clients.map((client, number) => ({ ids: posted[number], ...client.seen() })) };
}

/** More posts than a conversation may have. What is turned away is counted; what was taken is answered. */
export async function floods({ base, count }) {
  const client = await greeted(base);
  const outcomes = await Promise.all(Array.from({ length: count }, (_, number) => client.say(`What is PRP? ${number}`, `c${number}`)));
  const ids = outcomes.filter(outcome => outcome.startsWith(client.session.conversationId));
  await client.messages(1 + 2 * ids.length);
  client.close();
  return { ids, refused: XMLHttpRequest.answers.filter(answer => answer === 'POST activities 429').length, ...client.seen() };
}

export async function uploads({ base }) {
  const client = await greeted(base);
  const id = await client.post({
    type: 'message', text: 'What is PRP?', from: { id: client.session.userId, role: 'user' }, channelData: { clientActivityID: 'file' },
    attachments: [{ contentType: 'image/png', name: 'face.png', contentUrl: `${base}/launcher.js` }],
  });
  await client.messages(3);
  client.close();
  return { id, ...client.seen() };
}

/** Comes back with the secret of the page, as a client that has a conversation already. */
export async function resumes({ base }) {
  const first = await greeted(base);
  await first.say('What is PRP?');
  await first.messages(3);
  first.close();
  const session = await openSession(base, first.session.resume);
  const back = new Client(base, { token: session.token, conversationId: session.conversationId });
  await back.messages(3);
  await back.say('What are exosomes?');
  await back.messages(5);
  back.close();
  return { isNew: session.isNew, same: session.conversationId === first.session.conversationId, before: first.activities, ...back.seen() };
}

/** What the classic endpoint hands back in its answer. */
export async function expectReplies({ base, questions }) {
  const activities = [];
  for (const [number, text] of questions.entries()) {
    const response = await fetch(`${base}/api/messages`, {
      method: 'POST', headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({
        type: 'message', id: `m${number}`, text, channelId: 'emulator', serviceUrl: 'http://127.0.0.1:9/', deliveryMode: 'expectReplies',
        from: { id: 'u' }, recipient: { id: 'b' }, conversation: { id: `conformance-${number}` },
      }),
    });
    if (!response.ok) {
      throw new Error(`/api/messages: ${response.status}`);
    }
    activities.push(...(await response.json()).activities);
  }
  return { activities, faults: activities.flatMap(faultsOf) };
}

/** Proves that the oracle finds what it is there for. */
export async function oracle() {
  return { faults: [{ type: 'message', text: null }, { type: 'message', entities: [{}] }].map(one => faultsOf(one).length) };
}
