/** How the log says that a record can never be put; the alarm on rejected records counts lines with it. */
export const REJECTED = "feature record rejected";
