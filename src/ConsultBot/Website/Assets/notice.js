// What the page says of itself: a line of status, and the notice that the service is out of reach.
import { say } from './words.js';

const status = document.getElementById('status');
const notice = document.getElementById('notice');
const text = document.getElementById('notice-text');
const button = document.getElementById('retry');
const longestWait = 30;

let shown = null;
let tryAgain = null;
let timer = 0;
let waits = 1;

button.addEventListener('click', () => attempt());
window.addEventListener('online', () => tryAgain && attempt());

/** Says something in passing; an empty key takes it back. */
export function tell(key) {
  status.dataset.word = key ?? '';
  if (!key) {
    delete status.dataset.word;
  }
  status.textContent = key ? say(key) : '';
}

/** Shows the clinic's numbers and tries again, ever more seldom, until it works. `attemptNow` resolves to true when it did. */
export function showTrouble(key, attemptNow, firstWait = 1) {
  tryAgain = attemptNow;
  waits = firstWait;
  if (shown !== key) {
    shown = key;
    text.dataset.word = key;
    text.textContent = say(key);
  }
  notice.hidden = false;
  schedule();
}

export function hideTrouble() {
  clearTimeout(timer);
  tryAgain = null;
  shown = null;
  const hadFocus = notice.contains(document.activeElement);
  notice.hidden = true;
  text.textContent = '';
  return hadFocus;
}

export const isInTrouble = () => tryAgain !== null;

function schedule() {
  clearTimeout(timer);
  timer = setTimeout(attempt, waits * 1000);
  waits = Math.min(waits * 2, longestWait);
}

async function attempt() {
  clearTimeout(timer);
  if (tryAgain && !(await tryAgain()) && tryAgain) {
    schedule();
  }
}
