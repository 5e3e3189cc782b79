import type * as aws from "@pulumi/aws";

import type { Places } from "../testing/places.ts";
import type { WrongProgram } from "./wrongProgram.ts";

/** A program of one resource in the data account whose one property is wrong, found out in a preview. */
export const refused = (
  mistake: string,
  property: string,
  says: string,
  program: (provider: { provider: aws.Provider }) => unknown,
): WrongProgram => ({
  mistake,
  stage: "check",
  property,
  says,
  program: ({ data }: Places) => program({ provider: data }),
});

/** A program with a mistake that AWS itself finds, when the resource is made. */
export const refusedAtCreate = (
  mistake: string,
  says: string,
  program: WrongProgram["program"],
): WrongProgram => ({ mistake, stage: "create", says, program });
