// The words of the page. They come from the server; a change of language fetches others and puts them in place.
export const settings = JSON.parse(document.getElementById('settings').textContent);

const locales = {
  ar: 'ar-SA', de: 'de-DE', en: 'en-US', es: 'es-ES', fr: 'fr-FR', id: 'id-ID', it: 'it-IT',
  ja: 'ja-JP', ko: 'ko-KR', pt: 'pt-PT', ru: 'ru-RU', vi: 'vi-VN', zh: 'zh-Hans',
};
let words = settings.words;
let language = settings.language;

/** The words of a key such as "chat.menu". */
export function say(key) {
  const [section, name] = key.split('.');
  return words[section][name];
}

/** The language of the page in the form that the chat window knows. */
export const locale = () => locales[language] ?? language;
export const currentLanguage = () => language;
export const direction = () => say('language.direction');

/** Speaks another language from now on. Throws when its words cannot be fetched. */
export async function speak(other) {
  const response = await fetch(`${settings.assets}words.${other}.json`, { signal: AbortSignal.timeout(8000) });
  if (!response.ok) {
    throw new Error(`words.${other}.json: ${response.status}`);
  }
  words = await response.json();
  language = other;
  document.documentElement.lang = other;
  document.documentElement.dir = direction();
  document.title = say('chat.title');
  for (const element of document.querySelectorAll('[data-word]')) {
    element.textContent = say(element.dataset.word);
  }
  for (const element of document.querySelectorAll('[data-label]')) {
    element.setAttribute('aria-label', say(element.dataset.label));
  }
}
