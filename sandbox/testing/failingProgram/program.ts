import { installStackTraces } from "../../../infra/stackTraces.ts";
import { Failing } from "./component.ts";

/** Declares a component that fails, under the same settings as the real program. */
export default function program(): void {
  installStackTraces();
  new Failing("failing");
}
