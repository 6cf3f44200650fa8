// The cases of a file in the shape of `eval`, as promptfoo takes them.
import { readFileSync } from 'node:fs';

export function cases() {
  const path = process.env.CONSULTBOT_CASES;
  if (!path) {
    throw new Error('CONSULTBOT_CASES is missing: a file of cases, for example tests/cases/dialogues/dialogues.jsonl.');
  }

  return readFileSync(path, 'utf8').split('\n').filter(line => line.trim()).map(line => {
    const { id, turns, expect } = JSON.parse(line);

    // A list as a variable would be taken for variants of the case.
    return { description: id, vars: { last: turns.at(-1), turns: JSON.stringify(turns), expected: JSON.stringify(expect ?? {}) } };
  });
}
