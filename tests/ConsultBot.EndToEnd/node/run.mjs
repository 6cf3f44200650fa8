// node run.mjs <scenario> <JSON of { base, ... }>: plays a scenario and prints what it saw as JSON.
import * as scenarios from './scenarios.mjs';

const [name, given] = process.argv.slice(2);
try {
  process.stdout.write(JSON.stringify(await scenarios[name](JSON.parse(given))), () => process.exit(0));
} catch (error) {
  console.error(error.stack);
  process.exit(1);
}
