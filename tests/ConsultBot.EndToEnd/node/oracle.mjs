// What another vendor's schema says about an activity, and whether there is a null in it.
import { Activity } from '@microsoft/agents-activity';

export function faultsOf(activity) {
  const faults = [...nullsIn(activity, 'activity')];
  try {
    Activity.fromObject(activity);
  } catch (error) {
    faults.push(`${activity.type}: ${error.message}`);
  }
  return faults;
}

function* nullsIn(value, path) {
  if (value === null) {
    yield `${path} is null`;
  } else if (typeof value === 'object') {
    for (const [name, inner] of Object.entries(value)) {
      yield* nullsIn(inner, `${path}.${name}`);
    }
  }
}
