// Plays the turns of a case in one conversation and hands back the last reply.
const address = new URL('/api/ask', process.env.CONSULTBOT_URL ?? 'http://localhost:5080');
const key = process.env.CONSULTBOT_API_KEY;

async function ask(text, conversationId) {
  const response = await fetch(address, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...(key ? { Authorization: `Bearer ${key}` } : {}) },
    body: JSON.stringify(conversationId ? { text, conversationId } : { text }),
  });
  const body = await response.json();
  if (!response.ok) {
    throw new Error(`${response.status}: ${body.detail}`);
  }

  return body;
}

export default class Ask {
  id() {
    return 'consultbot';
  }

  async callApi(_prompt, context) {
    try {
      let reply;
      for (const turn of JSON.parse(context.vars.turns)) {
        reply = await ask(turn, reply?.conversationId);
      }

      return { output: reply.text, metadata: reply };
    } catch (error) {
      return { error: error.message };
    }
  }
}
