/** Hours of a unit that `rate()` takes. */
const HOURS: Readonly<Record<string, number>> = { minute: 1 / 60, hour: 1, day: 24 };

/** Fields of a cron expression that stand for every day. */
const EVERY = new Set(["*", "?", "*/1", "1/1"]);

/**
 * Whether a schedule, `cron(…)` or `rate(…)`, comes round at least once a day.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-scheduled-rule-pattern.html
 */
export function isDaily(schedule: string): boolean {
  const [, kind, said = ""] = /^(cron|rate)\((.*)\)$/.exec(schedule) ?? [];
  switch (kind) {
    case "cron":
      return isDailyCron(said.trim().split(/\s+/));
    case "rate": {
      const [, count, unit = ""] = /^(\d+) (minute|hour|day)s?$/.exec(said) ?? [];
      return Number(count) * (HOURS[unit] ?? Infinity) <= 24;
    }
    default:
      return false;
  }
}

/** Minute and hour are of the day: whatever they say, a day has at least one such moment. */
function isDailyCron([, , day, month, weekday, year, ...more]: string[]): boolean {
  const dates = [day, month, weekday, year ?? "*"];
  return more.length === 0 && dates.every((one) => one !== undefined && EVERY.has(one));
}
