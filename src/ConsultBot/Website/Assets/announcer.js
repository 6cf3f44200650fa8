// Urgent replies are said at once and once; other new answers are read aloud when the patient asked for that.
import { spoken } from './transcript.js';
import { recall } from './memory.js';

const urgent = ['emergency', 'crisis', 'adverse_event'];
const region = document.getElementById('alert');
const said = new Set();
const silenced = [];
const languages = new Map();
const longestBeginning = 40;
const beginningOf = text => text.replace(/\s+/g, ' ').slice(0, longestBeginning);

export const isUrgent = activity => urgent.includes(activity.channelData?.consultbot?.decision);

/** A reply that the patient has not met before. */
export function announce(activity) {
  if (said.has(activity.id)) {
    return;
  }
  said.add(activity.id);
  const text = spoken(activity);
  if (isUrgent(activity)) {
    silenced.push(beginningOf(text));
    region.lang = activity.locale ?? '';
    region.textContent = text;
  }
  if (recall('aloud') === 'yes') {
    read(text, activity.locale);
  }
}

export function hush() {
  window.speechSynthesis?.cancel();
}

/** Remembers which language a message is in, since the chat window's own region does not tell it. */
export function know(activity) {
  if (activity.locale && activity.text) {
    languages.set(beginningOf(spoken(activity)), activity.locale);
  }
}

/** Keeps the chat window's own, polite region from saying an urgent reply a second time, and lets it say the others in their language. */
export function watchLog(container) {
  new MutationObserver(changes => {
    for (const node of changes.flatMap(change => [...change.addedNodes])) {
      if (node instanceof Element && node.closest('.webchat__live-region')) {
        const text = node.textContent.replace(/\s+/g, ' ');
        if (silenced.some(beginning => text.includes(beginning))) {
          node.setAttribute('aria-hidden', 'true');
        }
        const spokenHere = [...languages].find(([beginning]) => text.includes(beginning));
        if (spokenHere) {
          (node.lastElementChild ?? node).lang = spokenHere[1];
        }
      }
    }
  }).observe(container, { childList: true, subtree: true });
}

function read(text, language) {
  if (window.speechSynthesis) {
    const utterance = new SpeechSynthesisUtterance(text);
    utterance.lang = language ?? '';
    window.speechSynthesis.speak(utterance);
  }
}
