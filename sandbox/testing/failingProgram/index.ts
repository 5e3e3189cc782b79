import { declareQuickly } from "../../../infra/declareQuickly.ts";
import { Failing } from "./component.ts";

/** Declares a component that fails, under the same settings as the real program. */
export default function program(): Promise<object> {
  return declareQuickly(() => Promise.resolve(new Failing("failing")));
}
