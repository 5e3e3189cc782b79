/** Tasks at least and at most; autoscaling chooses between. */
export interface TaskBounds {
  min: number;
  max: number;
}

/** Hours in which fewer tasks are enough. */
export interface OffHours {
  /** Of the IANA database, for example `America/Chicago`; it decides about summer time. */
  timeZone: string;
  /** Six cron fields, for example `0 20 ? * MON-FRI *`. */
  begin: string;
  end: string;
  bounds: TaskBounds;
}

/** Minute, hour, day of the month, month, day of the week, year. */
const CRON_FIELDS = 6;

/** Whether autoscaling takes them. */
export function areBounds({ min, max }: TaskBounds): boolean {
  return Number.isInteger(min) && Number.isInteger(max) && 0 <= min && min <= max;
}

/**
 * Whether the hours are a schedule: of a day in the month and one in the week, cron of AWS takes one only.
 *
 * @see https://docs.aws.amazon.com/autoscaling/application/userguide/scheduled-scaling-using-cron-expressions.html
 */
export function isSchedule({ timeZone, begin, end }: OffHours): boolean {
  return [begin, end].every(isCron) && isTimezone(timeZone);
}

function isCron(text: string): boolean {
  const fields = text.split(" ");
  const days = [fields[2], fields[4]];
  return (
    fields.length === CRON_FIELDS &&
    fields.every((field) => /^[\w*?,/#-]+$/.test(field)) &&
    days.filter((day) => day === "?").length === 1
  );
}

function isTimezone(name: string): boolean {
  return name === "UTC" || Intl.supportedValuesOf("timeZone").includes(name);
}

/** What happens at the begin and at the end of off hours, by the name of what begins. */
export function shifts({ timeZone, begin, end, bounds }: OffHours, busy: TaskBounds) {
  return [action("rest", begin, bounds, timeZone), action("work", end, busy, timeZone)];
}

function action(shift: string, cron: string, { min, max }: TaskBounds, timezone: string) {
  return {
    shift,
    schedule: `cron(${cron})`,
    timezone,
    scalableTargetAction: { minCapacity: min, maxCapacity: max },
  };
}
