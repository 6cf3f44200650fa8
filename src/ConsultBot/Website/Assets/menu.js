// The menu in the header: a button that opens a panel, closed by Escape, by leaving it or by a choice.
import { keep, recall } from './memory.js';

const button = document.getElementById('menu-button');
const panel = document.getElementById('menu');
const sizes = { 1: '100%', 2: '125%', 3: '150%' };

/** Wires the menu. `choices` are what its entries do: print, clear, language(code), aloud(isOn), resized(). */
export function wireMenu(choices) {
  button.addEventListener('click', () => open(panel.hidden));
  document.addEventListener('keydown', event => {
    if (event.key === 'Escape' && !panel.hidden) {
      event.preventDefault();
      open(false);
      button.focus();
    }
  });
  document.addEventListener('pointerdown', event => {
    if (!panel.hidden && !panel.contains(event.target) && !button.contains(event.target)) {
      open(false);
    }
  });
  panel.addEventListener('focusout', event => {
    if (event.relatedTarget && !panel.contains(event.relatedTarget) && event.relatedTarget !== button) {
      open(false);
    }
  });

  const size = recall('text-size') ?? '1';
  resize(size);
  for (const radio of panel.querySelectorAll('[name="text-size"]')) {
    radio.checked = radio.value === size;
    radio.addEventListener('change', () => {
      keep('text-size', radio.value);
      resize(radio.value);
      choices.resized();
    });
  }

  const aloud = document.getElementById('read-aloud');
  aloud.checked = recall('aloud') === 'yes';
  aloud.closest('label').hidden = !window.speechSynthesis;
  aloud.addEventListener('change', () => {
    keep('aloud', aloud.checked ? 'yes' : 'no');
    choices.aloud(aloud.checked);
  });

  const language = document.getElementById('language');
  language.addEventListener('change', () => choices.language(language.value));
  choose('print', choices.print);
  choose('clear', choices.clear);
}

function choose(id, act) {
  document.getElementById(id).addEventListener('click', () => {
    open(false);
    button.focus();
    act();
  });
}

function open(isOpen) {
  panel.hidden = !isOpen;
  button.setAttribute('aria-expanded', String(isOpen));
}

function resize(size) {
  document.documentElement.style.fontSize = sizes[size] ?? sizes[1];
  document.documentElement.dataset.textSize = size;
}
