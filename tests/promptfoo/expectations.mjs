// Whether a reply is as its case expects.
export default function check(output, context) {
  const { decision, require = [], forbid = [], sources = [], caveats = [] } = JSON.parse(context.vars.expected);
  const reply = context.providerResponse.metadata;
  const wrong = [
    decision && !decision.includes(reply.decision) && `decision ${reply.decision}, not ${decision.join(' or ')}`,
    ...require.filter(pattern => !new RegExp(pattern, 'i').test(output)).map(pattern => `lacks ${pattern}`),
    ...forbid.filter(pattern => new RegExp(pattern, 'i').test(output)).map(pattern => `has ${pattern}`),
    ...sources.filter(id => !reply.citations.some(citation => citation.source === id)).map(id => `does not cite ${id}`),
    ...caveats.filter(id => !reply.caveats.includes(id)).map(id => `lacks the caveat ${id}`),
  ].filter(Boolean);
  return { pass: wrong.length === 0, score: wrong.length === 0 ? 1 : 0, reason: wrong.join('; ') || 'as expected' };
}
