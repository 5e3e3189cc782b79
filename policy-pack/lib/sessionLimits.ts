/** How long a person stays signed in to AWS without signing in again. */
export const MAX_SESSION_HOURS = 4;
/** How long a person stays signed in to an application: a working day, and never over night. */
export const MAX_WORKDAY_HOURS = 12;
/** Someone who left without signing out is signed out after these. */
export const MAX_IDLE_MINUTES = 20;

/** The hours of a duration such as `PT2H30M`; endless when it is none of hours, minutes and seconds. */
export function durationHours(duration: string): number {
  const found = /^PT(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?$/.exec(duration);
  if (!found) return Infinity;
  const [hours = 0, minutes = 0, seconds = 0] = found.slice(1).map((one) => Number(one || 0));
  return hours + minutes / 60 + seconds / 3600;
}
