/** Whether a region serves, or waits to. */
export type Posture = "active" | "passive";
