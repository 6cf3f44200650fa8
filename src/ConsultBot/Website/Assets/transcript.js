// The conversation as text: for paper and for the voice.
import { currentLanguage, say } from './words.js';

const entries = new Map();

export function note(activity) {
  if (activity.type === 'message' && activity.text) {
    entries.set(activity.id ?? activity.channelData?.clientActivityID, activity);
  }
}

export const clear = () => entries.clear();

/** The text without link definitions, addresses of links and marks of emphasis; the numbers of the sources stay. */
export const readable = text => text
  .replace(/^\[\d+\]:.*$/gm, '').replace(/\[([^\]]+)\]\([^)\s]*\)/g, '$1').replace(/\*\*|__/g, '').replace(/\\$/gm, '').trim();

/** The text as it is said: without the numbers of the sources. */
export const spoken = activity => activity.channelData?.['webchat:fallback-text'] || readable(activity.text).replace(/\s*\[\d+\]/g, '');

/** Puts the conversation on paper and opens the browser's print window. */
export function print(reference) {
  const paper = document.getElementById('paper');
  paper.replaceChildren(
    line('h2', say('chat.title')), line('p', say('chat.banner')),
    ...(reference ? [line('p', `${say('chat.reference')} ${reference}`)] : []),
    ...[...entries.values()].sort(byPlace).map(article));
  window.print();
}

function article(activity) {
  const element = document.createElement('article');
  const who = say(activity.from?.role === 'user' ? 'chat.you' : 'chat.assistant');
  const time = activity.timestamp ? new Date(activity.timestamp).toLocaleString(currentLanguage()) : '';
  element.append(line('p', `${who} · ${time}`, 'who'));
  for (const paragraph of readable(activity.text).split(/\n+/).filter(Boolean)) {
    element.append(line('p', paragraph));
  }
  const sources = sourcesOf(activity);
  if (sources.length > 0) {
    element.append(line('p', say('chat.sources'), 'source'), ...sources.map(source => line('p', source, 'source')));
  }
  element.lang = activity.locale ?? '';
  return element;
}

function sourcesOf(activity) {
  const message = activity.entities?.find(entity => entity.type === 'https://schema.org/Message');
  return (message?.citation ?? []).map(({ position, appearance }) =>
    [`[${position}] ${appearance.name}`, appearance.abstract, appearance.usageInfo?.name].filter(Boolean).join(' · '));
}

function line(tag, text, className) {
  const element = document.createElement(tag);
  element.textContent = text;
  if (className) {
    element.className = className;
  }
  return element;
}

const placeOf = activity => activity.channelData?.['webchat:sequence-id'] ?? Date.parse(activity.timestamp ?? '') ?? 0;
const byPlace = (one, other) => placeOf(one) - placeOf(other);
