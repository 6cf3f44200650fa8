// Parses a card with the reference parser and tells what it warns of.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const cards = createRequire(import.meta.url)('adaptivecards/dist/adaptivecards.js');
const context = new cards.SerializationContext();
const card = new cards.AdaptiveCard();
card.parse(JSON.parse(readFileSync(process.argv[2], 'utf8')), context);
const warnings = Array.from({ length: context.eventCount }, (_, index) => context.getEventAt(index).message);
console.log(JSON.stringify(warnings));
