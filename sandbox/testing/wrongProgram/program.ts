import * as pulumi from "@pulumi/pulumi";

import { WRONG_PROGRAMS } from "../../wrongPrograms/index.ts";
import { places } from "../places.ts";

/** Runs the wrong program that the configuration names by its mistake. */
export default function program(): void {
  const wanted = new pulumi.Config().require("mistake");
  const programs = Object.values(WRONG_PROGRAMS).flat();
  programs.find(({ mistake }) => mistake === wanted)?.program(places());
}
