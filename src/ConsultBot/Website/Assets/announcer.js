// Urgent replies are said at once and once; other new answers are read aloud when the patient asked for that.
import { spoken } from './transcript.js';
import { recall } from './memory.js';

const urgent = ['emergency', 'crisis', 'adverse_event'];
const region = document.getElementById('alert');
const said = new Set();
let silenced = [];

export const isUrgent = activity => urgent.includes(activity.channelData?.consultbot?.decision);

/** A reply that the patient has not met before. */
export function announce(activity) {
  if (said.has(activity.id)) {
    return;
  }
  said.add(activity.id);
  const text = spoken(activity);
  if (isUrgent(activity)) {
    silenced.push(text.replace(/\s+/g, ' ').slice(0, 40));
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

/** Keeps the chat window's own, polite region from saying an urgent reply a second time. */
export function watchLog(container) {
  new MutationObserver(changes => {
    for (const node of changes.flatMap(change => [...change.addedNodes])) {
      if (node instanceof Element && node.closest('.webchat__live-region')) {
        const text = node.textContent.replace(/\s+/g, ' ');
        if (silenced.some(beginning => text.includes(beginning))) {
          node.setAttribute('aria-hidden', 'true');
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
